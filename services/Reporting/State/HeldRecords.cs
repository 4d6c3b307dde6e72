using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// How many records each source holds, by kind and first day: what its manifests are compared with. They are counted beside the
/// wordings of an agreement, so that they are kept, moved and taken back with its tallies.
/// </summary>
internal sealed record HeldRecords : CountedWording
{
    /// <summary>Stands for a commitment, which no id can equal.</summary>
    public const string Id = "#held";

    private HeldRecords(AgreementRecorded agreement)
        : base(AddressOf(agreement.Id), agreement, new CommitmentTerms { Id = Id, Text = "" })
    {
    }

    public static HeldRecords Beside(AgreementRecorded agreement) => new(agreement);

    public static WordingAddress AddressOf(string agreementId) => new(agreementId, Id, 0);

    /// <summary>The source stands for the target and the kind for the item. What is only planned has not been done, and withdrawn is not held.</summary>
    public override IEnumerable<(TallyAddress Address, TallyAmount Amount)> Count(ReportedRecord record)
    {
        return IsDeclared(record) && record.MunicipalityCode == Agreement.MunicipalityCode
            ? [(new TallyAddress(Address, record.Source, new TallyKey(record.Date, record.Date, record.Party, "", record.Kind)),
                new TallyAmount(Fingerprint(record), 0, 1, 0, 0, 0))]
            : [];
    }

    /// <summary>True for what a manifest may be about: what has been done, and is held.</summary>
    public static bool IsDeclared(ReportedRecord record) =>
        record.Type is RecordType.PoliceActivity or RecordType.Measure or RecordType.Campaign or RecordType.Meeting
        && !record.Withdrawn && !record.IsOnlyPlanned();

    /// <summary>
    /// Of what only the record itself tells: its id, its area and its focuses. While the sum of some records is the same they are, so that what was
    /// read of them once need not be read again.
    /// </summary>
    private static long Fingerprint(ReportedRecord record) => BinaryPrimitives.ReadUInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{record.Type}/{record.RecordId}/{record.Area}/{string.Join(',', record.Focuses)}")));
}
