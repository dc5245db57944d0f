using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ComputedTotal",
                table: "FilingVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DataPart",
                table: "FilingVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Difference",
                table: "FilingVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Grade",
                table: "FilingVersions",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OwnPart",
                table: "FilingVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SelfTotal",
                table: "FilingVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ToExplain",
                table: "FilingVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Values",
                table: "FilingVersions",
                type: "TEXT",
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
