using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class KeptHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TRIGGER "DeadlineExtensions_Kept_Update" BEFORE UPDATE ON "DeadlineExtensions"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('DeadlineExtensions is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "DeadlineExtensions_Kept_Delete" BEFORE DELETE ON "DeadlineExtensions"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('DeadlineExtensions is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "DeadlineExtensions_Kept_Truncate" BEFORE TRUNCATE ON "DeadlineExtensions"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('DeadlineExtensions is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ExplanationReviews_Kept_Update" BEFORE UPDATE ON "ExplanationReviews"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('ExplanationReviews is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ExplanationReviews_Kept_Delete" BEFORE DELETE ON "ExplanationReviews"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('ExplanationReviews is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ExplanationReviews_Kept_Truncate" BEFORE TRUNCATE ON "ExplanationReviews"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('ExplanationReviews is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "RescoreResults_Kept_Update" BEFORE UPDATE ON "RescoreResults"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('RescoreResults is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "RescoreResults_Kept_Delete" BEFORE DELETE ON "RescoreResults"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('RescoreResults is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "RescoreResults_Kept_Truncate" BEFORE TRUNCATE ON "RescoreResults"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('RescoreResults is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ReviewComments_Kept_Update" BEFORE UPDATE ON "ReviewComments"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('ReviewComments is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ReviewComments_Kept_Delete" BEFORE DELETE ON "ReviewComments"
                FOR EACH ROW EXECUTE FUNCTION evaluation_refuse('ReviewComments is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ReviewComments_Kept_Truncate" BEFORE TRUNCATE ON "ReviewComments"
                FOR EACH STATEMENT EXECUTE FUNCTION evaluation_refuse('ReviewComments is append-only');
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Printed_Update" BEFORE UPDATE OF "Pdf" ON "FilingVersions"
                FOR EACH ROW WHEN (OLD."Pdf" IS NOT NULL AND NEW."Pdf" IS DISTINCT FROM OLD."Pdf") EXECUTE FUNCTION evaluation_refuse('the printed file of a frozen filing version is never changed or removed');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "DeadlineExtensions_Kept_Update" ON "DeadlineExtensions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "DeadlineExtensions_Kept_Delete" ON "DeadlineExtensions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "DeadlineExtensions_Kept_Truncate" ON "DeadlineExtensions";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ExplanationReviews_Kept_Update" ON "ExplanationReviews";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ExplanationReviews_Kept_Delete" ON "ExplanationReviews";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ExplanationReviews_Kept_Truncate" ON "ExplanationReviews";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "RescoreResults_Kept_Update" ON "RescoreResults";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "RescoreResults_Kept_Delete" ON "RescoreResults";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "RescoreResults_Kept_Truncate" ON "RescoreResults";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ReviewComments_Kept_Update" ON "ReviewComments";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ReviewComments_Kept_Delete" ON "ReviewComments";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ReviewComments_Kept_Truncate" ON "ReviewComments";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Printed_Update" ON "FilingVersions";
                """);
        }
    }
}
