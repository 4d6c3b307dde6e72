using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.FollowUp.Data.Migrations.PostgreSql
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
                type: "character varying(55)",
                maxLength: 55,
                nullable: true,
                collation: "C");
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
