using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.ServiceDefaults.Manifests;

/// <summary>A source's statement that a period is completely reported. The same for police and municipality, but each in its own journal.</summary>
public abstract class ReportedManifest : SourceRecord
{
    /// <summary>Kinds that it covers; empty for all.</summary>
    public required List<string> Kinds { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly EndDate { get; init; }

    /// <summary>Number of records that the source holds; 0 says that nothing was done.</summary>
    public required long RecordCount { get; init; }

    /// <summary>SHA-256 over the record ids, or empty.</summary>
    public required string Checksum { get; init; }

    /// <inheritdoc />
    public override string Subject => $"manifest/{Source}/{RecordId}";

    /// <inheritdoc />
    public override object ToEvent() => new ManifestRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Kinds = Kinds,
        StartDate = StartDate,
        EndDate = EndDate,
        RecordCount = RecordCount,
        Checksum = Checksum,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };

    /// <summary>The current version, as told.</summary>
    public static Manifest ToWire(ReportedManifest manifest) => ToWire((ManifestRecorded)manifest.ToEvent(), RecordStates.Of(manifest));

    /// <summary>A version from the journal, as told.</summary>
    public static Manifest ToWire(ManifestRecorded recorded, RecordState state) => new()
    {
        Source = recorded.Source,
        RecordId = recorded.RecordId,
        SourceVersion = recorded.SourceVersion,
        MunicipalityCode = recorded.MunicipalityCode,
        Kinds = { recorded.Kinds },
        Period = new Period { StartDate = WireFormat.Day(recorded.StartDate), EndDate = WireFormat.Day(recorded.EndDate) },
        RecordCount = recorded.RecordCount,
        Checksum = recorded.Checksum,
        Example = recorded.Example,
        State = state,
    };

    /// <summary>Checks a manifest. INVALID_ARGUMENT naming every bad field, or PERMISSION_DENIED.</summary>
    public static (DateOnly Start, DateOnly End) Check(Manifest wire, string reason, Caller caller)
    {
        var violations = new Violations("manifest");
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Municipality(wire.MunicipalityCode);
        violations.Kinds(wire.Kinds, wire.MunicipalityCode);
        var start = violations.Day(wire.Period?.StartDate ?? "", "period.startDate");
        var end = violations.Day(wire.Period?.EndDate ?? "", "period.endDate");
        violations.Require(end == default || end >= start, "period.endDate", "Not before startDate.");
        violations.Require(wire.RecordCount >= 0, "recordCount", "0 or more.");
        violations.Require(wire.Checksum.Length is 0 or 64 && wire.Checksum.All(char.IsAsciiHexDigitLower),
            "checksum", "64 lower-case hex digits, or left out.");
        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);
        caller.RequireSource(wire.Source);
        return (start, end);
    }

    /// <summary>Configures the table.</summary>
    public static void Configure<TManifest>(EntityTypeBuilder<TManifest> builder) where TManifest : ReportedManifest
    {
        builder.IsSourceRecord("manifests");
        builder.Property(m => m.Checksum).HasMaxLength(64);
        builder.HasIndex(m => m.MunicipalityCode);
    }
}
