using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.Municipal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JournalTrace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TraceParent",
                table: "journal",
                type: "TEXT",
                maxLength: 55,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TraceParent",
                table: "journal");
        }
    }
}
