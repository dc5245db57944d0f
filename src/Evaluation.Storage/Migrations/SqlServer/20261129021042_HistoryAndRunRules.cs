using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.SqlServer
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
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Faults",
                table: "FrameworkVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FirstYear",
                table: "FrameworkVersions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastYear",
                table: "FrameworkVersions",
                type: "int",
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
                EXEC(N'CREATE TRIGGER [FrameworkVersions_Published_Update] ON [FrameworkVersions] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted WHERE [State] = N''Published'')
                        AND (UPDATE([FrameworkVersionId]) OR UPDATE([RegionId]) OR UPDATE([Origin]) OR UPDATE([Code]) OR UPDATE([Version]) OR UPDATE([Title]) OR UPDATE([Content]) OR UPDATE([Sha256]) OR UPDATE([State]) OR UPDATE([Reference]) OR UPDATE([PublishedBy]) OR UPDATE([PublishedAt]))
                        THROW 51001, N''a published framework version is never changed or removed'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [FrameworkVersions_Published_Delete] ON [FrameworkVersions] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted WHERE [State] = N''Published'')
                        THROW 51001, N''a published framework version is never changed or removed'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [FilingVersions_Frozen_Update] ON [FilingVersions] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        AND (UPDATE([FilingVersionId]) OR UPDATE([FilingId]) OR UPDATE([Number]) OR UPDATE([Hash]) OR UPDATE([Record]) OR UPDATE([ScoreSheet]) OR UPDATE([ApprovedBy]) OR UPDATE([At]))
                        THROW 51002, N''a frozen filing version is never changed or removed'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [FilingVersions_Frozen_Delete] ON [FilingVersions] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51002, N''a frozen filing version is never changed or removed'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [AuditEvents_Kept_Update] ON [AuditEvents] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51003, N''AuditEvents is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [AuditEvents_Kept_Delete] ON [AuditEvents] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51003, N''AuditEvents is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [EntryChanges_Kept_Update] ON [EntryChanges] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51004, N''EntryChanges is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [EntryChanges_Kept_Delete] ON [EntryChanges] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51004, N''EntryChanges is append-only'', 1;
                END');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER [FrameworkVersions_Published_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [FrameworkVersions_Published_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [FilingVersions_Frozen_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [FilingVersions_Frozen_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [AuditEvents_Kept_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [AuditEvents_Kept_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [EntryChanges_Kept_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [EntryChanges_Kept_Delete];
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
                unique: true,
                filter: "[Reference] IS NOT NULL");
        }
    }
}
