using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HistoryAndRunRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_FrameworkVersions_Reference",
                table: "FrameworkVersions");

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "RescoreRuns",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Faults",
                table: "FrameworkVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FirstYear",
                table: "FrameworkVersions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastYear",
                table: "FrameworkVersions",
                type: "INTEGER",
                nullable: true);

            // Two posts at once may have left two running runs of a campaign; the later one goes on.
            migrationBuilder.Sql("""
                UPDATE "RescoreRuns" SET "State" = 'Stopped', "LeaseOwner" = NULL, "LeaseUntil" = NULL
                WHERE "State" = 'Running' AND EXISTS (
                    SELECT 1 FROM "RescoreRuns" other
                    WHERE other."CampaignId" = "RescoreRuns"."CampaignId" AND other."State" = 'Running'
                      AND (other."StartedAt" > "RescoreRuns"."StartedAt"
                        OR (other."StartedAt" = "RescoreRuns"."StartedAt" AND other."RescoreRunId" > "RescoreRuns"."RescoreRunId")));
                """);

            migrationBuilder.CreateIndex(
                name: "IX_RescoreRuns_CampaignId_Running",
                table: "RescoreRuns",
                column: "CampaignId",
                unique: true,
                filter: "\"State\" = 'Running'");

            migrationBuilder.CreateIndex(
                name: "IX_FrameworkVersions_Reference",
                table: "FrameworkVersions",
                column: "Reference",
                unique: true,
                filter: "\"RegionId\" IS NULL AND \"Reference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_FrameworkVersions_RegionId_Reference",
                table: "FrameworkVersions",
                columns: new[] { "RegionId", "Reference" },
                unique: true,
                filter: "\"RegionId\" IS NOT NULL AND \"Reference\" IS NOT NULL");

            migrationBuilder.Sql("""
                CREATE TRIGGER "FrameworkVersions_Published_Update" BEFORE UPDATE OF "FrameworkVersionId", "RegionId", "Origin", "Code", "Version", "Title", "Content", "Sha256", "State", "Reference", "PublishedBy", "PublishedAt" ON "FrameworkVersions"
                WHEN OLD."State" = 'Published'
                BEGIN SELECT RAISE(ABORT, 'a published framework version is never changed or removed'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FrameworkVersions_Published_Delete" BEFORE DELETE ON "FrameworkVersions"
                WHEN OLD."State" = 'Published'
                BEGIN SELECT RAISE(ABORT, 'a published framework version is never changed or removed'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Frozen_Update" BEFORE UPDATE OF "FilingVersionId", "FilingId", "Number", "Hash", "Record", "ScoreSheet", "ApprovedBy", "At" ON "FilingVersions"
                BEGIN SELECT RAISE(ABORT, 'a frozen filing version is never changed or removed'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Frozen_Delete" BEFORE DELETE ON "FilingVersions"
                BEGIN SELECT RAISE(ABORT, 'a frozen filing version is never changed or removed'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEvents_Kept_Update" BEFORE UPDATE ON "AuditEvents"
                BEGIN SELECT RAISE(ABORT, 'AuditEvents is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEvents_Kept_Delete" BEFORE DELETE ON "AuditEvents"
                BEGIN SELECT RAISE(ABORT, 'AuditEvents is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "EntryChanges_Kept_Update" BEFORE UPDATE ON "EntryChanges"
                BEGIN SELECT RAISE(ABORT, 'EntryChanges is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "EntryChanges_Kept_Delete" BEFORE DELETE ON "EntryChanges"
                BEGIN SELECT RAISE(ABORT, 'EntryChanges is append-only'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "FrameworkVersions_Published_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FrameworkVersions_Published_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Frozen_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Frozen_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "AuditEvents_Kept_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "AuditEvents_Kept_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "EntryChanges_Kept_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "EntryChanges_Kept_Delete";
                """);

            migrationBuilder.DropIndex(
                name: "IX_RescoreRuns_CampaignId_Running",
                table: "RescoreRuns");

            migrationBuilder.DropIndex(
                name: "IX_FrameworkVersions_Reference",
                table: "FrameworkVersions");

            migrationBuilder.DropIndex(
                name: "IX_FrameworkVersions_RegionId_Reference",
                table: "FrameworkVersions");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "RescoreRuns");

            migrationBuilder.DropColumn(
                name: "Faults",
                table: "FrameworkVersions");

            migrationBuilder.DropColumn(
                name: "FirstYear",
                table: "FrameworkVersions");

            migrationBuilder.DropColumn(
                name: "LastYear",
                table: "FrameworkVersions");

            migrationBuilder.CreateIndex(
                name: "IX_FrameworkVersions_Reference",
                table: "FrameworkVersions",
                column: "Reference",
                unique: true);
        }
    }
}
