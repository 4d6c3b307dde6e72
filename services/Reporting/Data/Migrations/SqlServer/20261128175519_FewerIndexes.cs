using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.Reporting.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_record_versions_MunicipalityCode_RecordedAtMicros",
                table: "record_versions");

            migrationBuilder.DropIndex(
                name: "IX_record_versions_MunicipalityCode_SupersededAtMicros_Type",
                table: "record_versions");

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Texts",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "SupersededAtMicros", "Type" },
                filter: "\"Type\" >= 8");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_record_versions_Texts",
                table: "record_versions");

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_MunicipalityCode_RecordedAtMicros",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "RecordedAtMicros" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_MunicipalityCode_SupersededAtMicros_Type",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "SupersededAtMicros", "Type" });
        }
    }
}
