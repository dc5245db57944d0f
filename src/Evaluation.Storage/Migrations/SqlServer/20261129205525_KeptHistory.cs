using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KeptHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [DeadlineExtensions_Kept_Update] ON [DeadlineExtensions] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51005, N''DeadlineExtensions is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [DeadlineExtensions_Kept_Delete] ON [DeadlineExtensions] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51005, N''DeadlineExtensions is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [ExplanationReviews_Kept_Update] ON [ExplanationReviews] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51006, N''ExplanationReviews is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [ExplanationReviews_Kept_Delete] ON [ExplanationReviews] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51006, N''ExplanationReviews is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [RescoreResults_Kept_Update] ON [RescoreResults] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51007, N''RescoreResults is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [RescoreResults_Kept_Delete] ON [RescoreResults] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51007, N''RescoreResults is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [ReviewComments_Kept_Update] ON [ReviewComments] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51008, N''ReviewComments is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [ReviewComments_Kept_Delete] ON [ReviewComments] AFTER DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51008, N''ReviewComments is append-only'', 1;
                END');
                """);
            migrationBuilder.Sql("""
                EXEC(N'CREATE TRIGGER [FilingVersions_Printed_Update] ON [FilingVersions] AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF UPDATE([Pdf]) AND EXISTS (
                        SELECT 1 FROM deleted JOIN inserted ON inserted.[FilingVersionId] = deleted.[FilingVersionId]
                        WHERE deleted.[Pdf] IS NOT NULL AND (inserted.[Pdf] IS NULL OR inserted.[Pdf] <> deleted.[Pdf]))
                        THROW 51002, N''the printed file of a frozen filing version is never changed or removed'', 1;
                END');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER [DeadlineExtensions_Kept_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [DeadlineExtensions_Kept_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [ExplanationReviews_Kept_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [ExplanationReviews_Kept_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [RescoreResults_Kept_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [RescoreResults_Kept_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [ReviewComments_Kept_Update];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [ReviewComments_Kept_Delete];
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER [FilingVersions_Printed_Update];
                """);
        }
    }
}
