using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Medborgarlofte.Reporting.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AsOfPositions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Positions and ended inclusions stand in the journals alone: the read store is built anew from them.
            migrationBuilder.Sql("DELETE FROM \"tallies\"");
            migrationBuilder.Sql("DELETE FROM \"inclusions\"");
            migrationBuilder.Sql("DELETE FROM \"record_versions\"");
            migrationBuilder.Sql("DELETE FROM \"agreement_versions\"");
            migrationBuilder.Sql("UPDATE \"watermarks\" SET \"Sequence\" = 0, \"ParkedReason\" = '', \"ParkedSequence\" = 0");

            migrationBuilder.AddColumn<bool>(
                name: "CaughtUp",
                table: "watermarks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "KnownAtMicros",
                table: "watermarks",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "SupersededSequence",
                table: "record_versions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "Ended",
                table: "inclusions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SupersededSequence",
                table: "agreement_versions",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "intake_steps",
                columns: table => new
                {
                    Journal = table.Column<int>(type: "int", nullable: false),
                    KnownAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    LastSequence = table.Column<long>(type: "bigint", nullable: false),
                    KnownFromMicros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intake_steps", x => new { x.Journal, x.KnownAtMicros, x.LastSequence });
                });

            migrationBuilder.CreateTable(
                name: "tally_checkpoints",
                columns: table => new
                {
                    MunicipalityCode = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Police = table.Column<long>(type: "bigint", nullable: false),
                    Municipal = table.Column<long>(type: "bigint", nullable: false),
                    FollowUp = table.Column<long>(type: "bigint", nullable: false),
                    Payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tally_checkpoints", x => new { x.MunicipalityCode, x.Police, x.Municipal, x.FollowUp });
                });

            migrationBuilder.UpdateData(
                table: "watermarks",
                keyColumn: "Journal",
                keyValue: "followup",
                columns: new[] { "CaughtUp", "KnownAtMicros" },
                values: new object[] { false, 0L });

            migrationBuilder.UpdateData(
                table: "watermarks",
                keyColumn: "Journal",
                keyValue: "municipal",
                columns: new[] { "CaughtUp", "KnownAtMicros" },
                values: new object[] { false, 0L });

            migrationBuilder.UpdateData(
                table: "watermarks",
                keyColumn: "Journal",
                keyValue: "police",
                columns: new[] { "CaughtUp", "KnownAtMicros" },
                values: new object[] { false, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Superseded",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "Journal", "SupersededSequence" },
                filter: "\"SupersededSequence\" > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "intake_steps");

            migrationBuilder.DropTable(
                name: "tally_checkpoints");

            migrationBuilder.DropIndex(
                name: "IX_record_versions_Superseded",
                table: "record_versions");

            migrationBuilder.DropColumn(
                name: "CaughtUp",
                table: "watermarks");

            migrationBuilder.DropColumn(
                name: "KnownAtMicros",
                table: "watermarks");

            migrationBuilder.DropColumn(
                name: "SupersededSequence",
                table: "record_versions");

            migrationBuilder.DropColumn(
                name: "Ended",
                table: "inclusions");

            migrationBuilder.DropColumn(
                name: "SupersededSequence",
                table: "agreement_versions");
        }
    }
}
