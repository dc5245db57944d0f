using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ReviewDeductions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReviewDeductions",
                table: "Filings",
                type: "character varying(20000)",
                maxLength: 20000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReviewDeductions",
                table: "Filings");
        }
    }
}
