using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.Journal.Manifests;

/// <summary>A source's statement that a period is completely reported. The same for police and municipality, but each in its own journal.</summary>
public abstract class ReportedManifest : SourceRecord
{
    /// <summary>Kinds that it covers; empty for all.</summary>
    public required List<string> Kinds { get; init; }

    /// <summary>Areas that it is limited to; empty for all.</summary>
    public List<string> Areas { get; init; } = [];

    /// <summary>Focuses that it is limited to: records that have any of them; empty for all.</summary>
    public List<string> Focuses { get; init; } = [];

    /// <summary>First day.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly EndDate { get; init; }

    /// <summary>Number of records that the source holds; 0 says that nothing was done.</summary>
    public required long RecordCount { get; init; }

    /// <summary>SHA-256 over the record ids, or empty.</summary>
    public required string Checksum { get; init; }

    /// <inheritdoc />
    public override string Subject => SubjectOf(Source, RecordId);

    /// <summary>True when it is limited to neither areas nor focuses.</summary>
    public bool IsWhole => Areas.Count == 0 && Focuses.Count == 0;

    /// <summary>True for a record with these focuses, as far as it is limited to any.</summary>
    public bool IsOf(IReadOnlyCollection<string> focuses) => Focuses.Count == 0 || Focuses.Any(focuses.Contains);

    /// <summary>The subject of the manifest with this key.</summary>
    public static string SubjectOf(string source, string recordId) => $"manifest/{source}/{recordId}";

    /// <inheritdoc />
    public override object ToEvent() => new ManifestRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Kinds = Kinds,
        Areas = Areas,
        Focuses = Focuses,
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
        Areas = { recorded.Areas },
        Focuses = { recorded.Focuses },
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
        violations.Slugs(wire.Areas, "areas");
        violations.Focuses(wire.Focuses, wire.MunicipalityCode);
        var (start, end) = CheckStatement(wire, violations);
        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);
        caller.RequireSource(wire.Source);
        return (start, end);
    }

    /// <summary>Notes what is bad of the days, the number and the checksum.</summary>
    public static (DateOnly Start, DateOnly End) CheckStatement(Manifest wire, Violations violations)
    {
        var start = violations.Day(wire.Period?.StartDate ?? "", "period.startDate");
        var end = violations.Day(wire.Period?.EndDate ?? "", "period.endDate");
        violations.Require(end == default || end >= start, "period.endDate", "Not before startDate.");
        violations.Require(wire.RecordCount >= 0, "recordCount", "0 or more.");
        violations.Require(wire.Checksum.Length is 0 or 64 && wire.Checksum.All(char.IsAsciiHexDigitLower),
            "checksum", "64 lower-case hex digits, or left out.");
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
