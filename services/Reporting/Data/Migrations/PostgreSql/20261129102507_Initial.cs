using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Medborgarlofte.Reporting.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreement_versions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false, collation: "C"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    SupersededAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    SupersededSequence = table.Column<long>(type: "bigint", nullable: false),
                    Terms = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_versions", x => new { x.Id, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "inclusions",
                columns: table => new
                {
                    Type = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    IncludedId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ById = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Ended = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inclusions", x => new { x.Type, x.Source, x.IncludedId, x.ById });
                });

            migrationBuilder.CreateTable(
                name: "intake_steps",
                columns: table => new
                {
                    Journal = table.Column<int>(type: "integer", nullable: false),
                    KnownAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    LastSequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    KnownFromMicros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intake_steps", x => new { x.Journal, x.KnownAtMicros, x.LastSequence });
                });

            migrationBuilder.CreateTable(
                name: "record_versions",
                columns: table => new
                {
                    Type = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    RecordId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false, collation: "C"),
                    Journal = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    RecordedAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    SupersededAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    SupersededSequence = table.Column<long>(type: "bigint", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_versions", x => new { x.Type, x.Source, x.RecordId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    AgreementId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    CommitmentId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    TargetId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    EndDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Party = table.Column<int>(type: "integer", nullable: false),
                    Area = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Whole = table.Column<long>(type: "bigint", nullable: false),
                    Records = table.Column<long>(type: "bigint", nullable: false),
                    Approximate = table.Column<long>(type: "bigint", nullable: false),
                    LowerBounds = table.Column<long>(type: "bigint", nullable: false),
                    Examples = table.Column<long>(type: "bigint", nullable: false),
                    Included = table.Column<long>(type: "bigint", nullable: false),
                    IncludedRecords = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => new { x.AgreementId, x.CommitmentId, x.Revision, x.TargetId, x.Date, x.EndDate, x.Party, x.Area, x.Item });
                });

            migrationBuilder.CreateTable(
                name: "tally_checkpoints",
                columns: table => new
                {
                    MunicipalityCode = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false, collation: "C"),
                    Police = table.Column<long>(type: "bigint", nullable: false),
                    Municipal = table.Column<long>(type: "bigint", nullable: false),
                    FollowUp = table.Column<long>(type: "bigint", nullable: false),
                    Payload = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tally_checkpoints", x => new { x.MunicipalityCode, x.Police, x.Municipal, x.FollowUp });
                });

            migrationBuilder.CreateTable(
                name: "watermarks",
                columns: table => new
                {
                    Journal = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    ParkedReason = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false, collation: "C"),
                    ParkedSequence = table.Column<long>(type: "bigint", nullable: false),
                    CurrentAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    KnownAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    CaughtUp = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watermarks", x => x.Journal);
                });

            migrationBuilder.InsertData(
                table: "watermarks",
                columns: new[] { "Journal", "CaughtUp", "CurrentAtMicros", "Epoch", "Hash", "KnownAtMicros", "ParkedReason", "ParkedSequence", "Sequence" },
                values: new object[,]
                {
                    { "followup", false, 0L, 0L, "", 0L, "", 0L, 0L },
                    { "municipal", false, 0L, 0L, "", 0L, "", 0L, 0L },
                    { "police", false, 0L, 0L, "", 0L, "", 0L, 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_agreement_versions_MunicipalityCode_SupersededAtMicros",
                table: "agreement_versions",
                columns: new[] { "MunicipalityCode", "SupersededAtMicros" });

            migrationBuilder.CreateIndex(
                name: "IX_agreement_versions_Sequence",
                table: "agreement_versions",
                column: "Sequence");

            migrationBuilder.CreateIndex(
                name: "IX_inclusions_Type_Source_ById",
                table: "inclusions",
                columns: new[] { "Type", "Source", "ById" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Journal_Sequence",
                table: "record_versions",
                columns: new[] { "Journal", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_MunicipalityCode_Journal_Sequence",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "Journal", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Replacing",
                table: "record_versions",
                columns: new[] { "Journal", "Sequence" },
                filter: "\"Version\" > 1");

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Superseded",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "Journal", "SupersededSequence" },
                filter: "\"SupersededSequence\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_Texts",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "SupersededAtMicros", "Type" },
                filter: "\"Type\" >= 8");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_versions");

            migrationBuilder.DropTable(
                name: "inclusions");

            migrationBuilder.DropTable(
                name: "intake_steps");

            migrationBuilder.DropTable(
                name: "record_versions");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "tally_checkpoints");

            migrationBuilder.DropTable(
                name: "watermarks");
        }
    }
}
