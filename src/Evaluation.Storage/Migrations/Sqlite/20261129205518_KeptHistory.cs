using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evaluation.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TRIGGER "DeadlineExtensions_Kept_Update" BEFORE UPDATE ON "DeadlineExtensions"
                BEGIN SELECT RAISE(ABORT, 'DeadlineExtensions is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "DeadlineExtensions_Kept_Delete" BEFORE DELETE ON "DeadlineExtensions"
                BEGIN SELECT RAISE(ABORT, 'DeadlineExtensions is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ExplanationReviews_Kept_Update" BEFORE UPDATE ON "ExplanationReviews"
                BEGIN SELECT RAISE(ABORT, 'ExplanationReviews is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ExplanationReviews_Kept_Delete" BEFORE DELETE ON "ExplanationReviews"
                BEGIN SELECT RAISE(ABORT, 'ExplanationReviews is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "RescoreResults_Kept_Update" BEFORE UPDATE ON "RescoreResults"
                BEGIN SELECT RAISE(ABORT, 'RescoreResults is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "RescoreResults_Kept_Delete" BEFORE DELETE ON "RescoreResults"
                BEGIN SELECT RAISE(ABORT, 'RescoreResults is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ReviewComments_Kept_Update" BEFORE UPDATE ON "ReviewComments"
                BEGIN SELECT RAISE(ABORT, 'ReviewComments is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "ReviewComments_Kept_Delete" BEFORE DELETE ON "ReviewComments"
                BEGIN SELECT RAISE(ABORT, 'ReviewComments is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "FilingVersions_Printed_Update" BEFORE UPDATE OF "Pdf" ON "FilingVersions"
                WHEN OLD."Pdf" IS NOT NULL AND NEW."Pdf" IS NOT OLD."Pdf"
                BEGIN SELECT RAISE(ABORT, 'the printed file of a frozen filing version is never changed or removed'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "DeadlineExtensions_Kept_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "DeadlineExtensions_Kept_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ExplanationReviews_Kept_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ExplanationReviews_Kept_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "RescoreResults_Kept_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "RescoreResults_Kept_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ReviewComments_Kept_Update";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "ReviewComments_Kept_Delete";
                """);
            migrationBuilder.Sql("""
                DROP TRIGGER "FilingVersions_Printed_Update";
                """);
        }
    }
}
