using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.Reporting.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class StandingStill : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "CurrentAtMicros",
                table: "watermarks",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.UpdateData(
                table: "watermarks",
                keyColumn: "Journal",
                keyValue: "followup",
                column: "CurrentAtMicros",
                value: 0L);

            migrationBuilder.UpdateData(
                table: "watermarks",
                keyColumn: "Journal",
                keyValue: "municipal",
                column: "CurrentAtMicros",
                value: 0L);

            migrationBuilder.UpdateData(
                table: "watermarks",
                keyColumn: "Journal",
                keyValue: "police",
                column: "CurrentAtMicros",
                value: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CurrentAtMicros",
                table: "watermarks");
        }
    }
}
