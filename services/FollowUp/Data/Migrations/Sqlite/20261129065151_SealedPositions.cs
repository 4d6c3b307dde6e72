using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.FollowUp.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SealedPositions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Commitments",
                table: "period_seals",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "Position",
                table: "period_seals",
                type: "TEXT",
                maxLength: 62,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Commitments",
                table: "period_seals");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "period_seals");
        }
    }
}
