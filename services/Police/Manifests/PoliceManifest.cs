using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Journal.Manifests;

namespace Medborgarlofte.Police.Manifests;

/// <summary>A manifest in the police journal.</summary>
internal sealed class PoliceManifest : ReportedManifest
{
    public override string EntryType => JournalTypes.PoliceManifest;

    /// <summary>Checks a manifest and makes the sealed record.</summary>
    public static PoliceManifest Read(Manifest wire, string reason, Caller caller)
    {
        var (start, end) = Check(wire, reason, caller);
        var manifest = new PoliceManifest
        {
            Source = caller.Source,
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = wire.MunicipalityCode,
            Kinds = wire.Kinds.ToSet(),
            Areas = wire.Areas.ToSet(),
            Focuses = wire.Focuses.ToSet(),
            StartDate = start,
            EndDate = end,
            RecordCount = wire.RecordCount,
            Checksum = wire.Checksum,
            Example = wire.Example,
        };
        manifest.SealContent();
        return manifest;
    }
}
