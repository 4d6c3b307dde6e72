using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Medborgarlofte.Reporting.Data.Migrations.Sqlite
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
                    Id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    RecordedAtMicros = table.Column<long>(type: "INTEGER", nullable: false),
                    SupersededAtMicros = table.Column<long>(type: "INTEGER", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreement_versions", x => new { x.Id, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "inclusions",
                columns: table => new
                {
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IncludedId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ById = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inclusions", x => new { x.Type, x.Source, x.IncludedId, x.ById });
                });

            migrationBuilder.CreateTable(
                name: "record_versions",
                columns: table => new
                {
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    RecordId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    MunicipalityCode = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    RecordedAtMicros = table.Column<long>(type: "INTEGER", nullable: false),
                    SupersededAtMicros = table.Column<long>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_record_versions", x => new { x.Type, x.Source, x.RecordId, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    AgreementId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CommitmentId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    TargetId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Party = table.Column<int>(type: "INTEGER", nullable: false),
                    Area = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Item = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Whole = table.Column<long>(type: "INTEGER", nullable: false),
                    Records = table.Column<long>(type: "INTEGER", nullable: false),
                    Approximate = table.Column<long>(type: "INTEGER", nullable: false),
                    LowerBounds = table.Column<long>(type: "INTEGER", nullable: false),
                    Examples = table.Column<long>(type: "INTEGER", nullable: false),
                    Included = table.Column<long>(type: "INTEGER", nullable: false),
                    IncludedRecords = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => new { x.AgreementId, x.CommitmentId, x.Revision, x.TargetId, x.Date, x.EndDate, x.Party, x.Area, x.Item });
                });

            migrationBuilder.CreateTable(
                name: "watermarks",
                columns: table => new
                {
                    Journal = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ParkedReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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
