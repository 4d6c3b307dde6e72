using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.FollowUp.Data.Migrations.PostgreSql
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
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "Position",
                table: "period_seals",
                type: "character varying(62)",
                maxLength: 62,
                nullable: false,
                defaultValue: "",
                collation: "C");
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
