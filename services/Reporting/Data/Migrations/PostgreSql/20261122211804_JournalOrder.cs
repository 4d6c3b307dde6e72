using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.Reporting.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class JournalOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What is stored does not know its sequence: the read store is built again from the journals.
            foreach (var table in new[] { "record_versions", "agreement_versions", "inclusions", "tallies" })
            {
                migrationBuilder.Sql($"DELETE FROM {table}");
            }

            migrationBuilder.Sql("UPDATE watermarks SET \"Sequence\" = 0");

            migrationBuilder.AddColumn<int>(
                name: "Journal",
                table: "record_versions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "record_versions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "agreement_versions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Journal_Sequence",
                table: "record_versions",
                columns: new[] { "Journal", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_MunicipalityCode_Journal_Sequence",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "Journal", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_agreement_versions_Sequence",
                table: "agreement_versions",
                column: "Sequence");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_record_versions_Journal_Sequence",
                table: "record_versions");

            migrationBuilder.DropIndex(
                name: "IX_record_versions_MunicipalityCode_Journal_Sequence",
                table: "record_versions");

            migrationBuilder.DropIndex(
                name: "IX_agreement_versions_Sequence",
                table: "agreement_versions");

            migrationBuilder.DropColumn(
                name: "Journal",
                table: "record_versions");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "record_versions");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "agreement_versions");
        }
    }
}
