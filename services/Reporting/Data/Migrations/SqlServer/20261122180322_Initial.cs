using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Medborgarlofte.Reporting.Data.Migrations.SqlServer
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
                    Id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordedAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    SupersededAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    Terms = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_versions", x => new { x.Id, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "inclusions",
                columns: table => new
                {
                    Type = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    IncludedId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inclusions", x => new { x.Type, x.Source, x.IncludedId, x.ById });
                });

            migrationBuilder.CreateTable(
                name: "record_versions",
                columns: table => new
                {
                    Type = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "nvarchar(4)", maxLength: 4, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RecordedAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    SupersededAtMicros = table.Column<long>(type: "bigint", nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_versions", x => new { x.Type, x.Source, x.RecordId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    AgreementId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CommitmentId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    TargetId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    EndDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Party = table.Column<int>(type: "int", nullable: false),
                    Area = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Item = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false, collation: "Latin1_General_100_BIN2"),
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
                name: "watermarks",
                columns: table => new
                {
                    Journal = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    ParkedReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_watermarks", x => x.Journal);
                });

            migrationBuilder.InsertData(
                table: "watermarks",
                columns: new[] { "Journal", "ParkedReason", "Sequence" },
                values: new object[,]
                {
                    { "followup", "", 0L },
                    { "municipal", "", 0L },
                    { "police", "", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_agreement_versions_MunicipalityCode_SupersededAtMicros",
                table: "agreement_versions",
                columns: new[] { "MunicipalityCode", "SupersededAtMicros" });

            migrationBuilder.CreateIndex(
                name: "IX_inclusions_Type_Source_ById",
                table: "inclusions",
                columns: new[] { "Type", "Source", "ById" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_MunicipalityCode_RecordedAtMicros",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "RecordedAtMicros" });

            migrationBuilder.CreateIndex(
                name: "IX_record_versions_MunicipalityCode_SupersededAtMicros_Type",
                table: "record_versions",
                columns: new[] { "MunicipalityCode", "SupersededAtMicros", "Type" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_versions");

            migrationBuilder.DropTable(
                name: "inclusions");

            migrationBuilder.DropTable(
                name: "record_versions");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "watermarks");
        }
    }
}
