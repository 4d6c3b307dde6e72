using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.Reporting.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Replacing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Replacing",
                table: "record_versions",
                columns: new[] { "Journal", "Sequence" },
                filter: "\"Version\" > 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_record_versions_Replacing",
                table: "record_versions");
        }
    }
}
