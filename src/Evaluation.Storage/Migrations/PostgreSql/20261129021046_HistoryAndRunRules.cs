using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.PostgreSql
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
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Faults",
                table: "FrameworkVersions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FirstYear",
                table: "FrameworkVersions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastYear",
                table: "FrameworkVersions",
                type: "integer",
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
                CREATE FUNCTION evaluation_refuse() RETURNS trigger LANGUAGE plpgsql AS $refuse$
                BEGIN
                    RAISE EXCEPTION '%', TG_ARGV[0];
                END
                $refuse$;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FrameworkVersions_Published_Update" BEFORE UPDATE OF "FrameworkVersionId", "RegionId", "Origin", "Code", "Version", "Title", "Content", "Sha256", "State", "Reference", "PublishedBy", "PublishedAt" ON "FrameworkVersions"
                FOR EACH ROW WHEN (OLD."State" = 'Published') EXECUTE FUNCTION evaluation_refuse('a published framework version is never changed or removed');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FrameworkVersions_Published_Delete" BEFORE DELETE ON "FrameworkVersions"
                FOR EACH ROW WHEN (OLD."State" = 'Published') EXECUTE FUNCTION evaluation_refuse('a published framework version is never changed or removed');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FrameworkVersions_Published_Truncate" BEFORE TRUNCATE ON "FrameworkVersions"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('a published framework version is never changed or removed');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Frozen_Update" BEFORE UPDATE OF "FilingVersionId", "FilingId", "Number", "Hash", "Record", "ScoreSheet", "ApprovedBy", "At" ON "FilingVersions"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('a frozen filing version is never changed or removed');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Frozen_Delete" BEFORE DELETE ON "FilingVersions"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('a frozen filing version is never changed or removed');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Frozen_Truncate" BEFORE TRUNCATE ON "FilingVersions"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('a frozen filing version is never changed or removed');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEvents_Kept_Update" BEFORE UPDATE ON "AuditEvents"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('AuditEvents is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEvents_Kept_Delete" BEFORE DELETE ON "AuditEvents"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('AuditEvents is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "AuditEvents_Kept_Truncate" BEFORE TRUNCATE ON "AuditEvents"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('AuditEvents is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "EntryChanges_Kept_Update" BEFORE UPDATE ON "EntryChanges"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('EntryChanges is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "EntryChanges_Kept_Delete" BEFORE DELETE ON "EntryChanges"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('EntryChanges is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "EntryChanges_Kept_Truncate" BEFORE TRUNCATE ON "EntryChanges"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('EntryChanges is append-only');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "FrameworkVersions_Published_Update" ON "FrameworkVersions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FrameworkVersions_Published_Delete" ON "FrameworkVersions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FrameworkVersions_Published_Truncate" ON "FrameworkVersions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Frozen_Update" ON "FilingVersions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Frozen_Delete" ON "FilingVersions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Frozen_Truncate" ON "FilingVersions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "AuditEvents_Kept_Update" ON "AuditEvents";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "AuditEvents_Kept_Delete" ON "AuditEvents";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "AuditEvents_Kept_Truncate" ON "AuditEvents";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "EntryChanges_Kept_Update" ON "EntryChanges";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "EntryChanges_Kept_Delete" ON "EntryChanges";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "EntryChanges_Kept_Truncate" ON "EntryChanges";
                """);
            migrationBuilder.Sql("""
                DROP FUNCTION evaluation_refuse();
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
