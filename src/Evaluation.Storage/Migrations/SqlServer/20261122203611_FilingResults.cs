using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FilingResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BureauPart",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ComputedTotal",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DataPart",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Difference",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Grade",
                table: "FilingVersions",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OwnPart",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SelfTotal",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ToExplain",
                table: "FilingVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Values",
                table: "FilingVersions",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BureauPart",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "ComputedTotal",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "DataPart",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "Difference",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "Grade",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "OwnPart",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "SelfTotal",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "ToExplain",
                table: "FilingVersions");

            migrationBuilder.DropColumn(
                name: "Values",
                table: "FilingVersions");
        }
    }
}
