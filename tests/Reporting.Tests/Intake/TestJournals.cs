using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>
/// Three journals made from numbers: creates, corrections, withdrawals, records that move to another municipality, cumulative figures,
/// manifests, accounts, requests, observations, reviews, and an agreement that is drafted, signed and revised between them.
/// </summary>
internal sealed class TestJournals
{
    public const string Municipality = Verdicts.TestAgreements.Municipality;

    public static readonly DateTimeOffset Start = new(2020, 2, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Kinds = ["trafikkontroll", "trafikkontroll", "krogtillsyn", "tillsyn"];

    private readonly Dictionary<(StoredType Type, string Id), long> versions = [];
    private readonly List<JournalChange>[] journals = [[], [], []];
    private int recorded;

    public TestJournals(IEnumerable<int> seeds)
    {
        AddAgreement(AgreementState.Draft);
        foreach (var (index, seed) in seeds.Index())
        {
            Add((int)((uint)seed * 2654435761u >> 1));
            if (index == 3)
            {
                AddAgreement(AgreementState.Signed);
            }
            else if (index == 8)
            {
                AddAgreement(AgreementState.Signed, new RevisionTerms
                {
                    Number = 1,
                    EffectiveFrom = Day("2020-06-01"),
                    Reason = "Ny lägesbild",
                    Commitments = [Commitments()[0] with { Targets = [AtLeast(9, Per.Month, "krogtillsyn")] }],
                });
            }
        }

        AddAgreement(AgreementState.Signed);
    }

    /// <summary>Each journal in its order.</summary>
    public IReadOnlyList<IReadOnlyList<JournalChange>> Journals => journals;

    /// <summary>Everything in the order in which it was recorded.</summary>
    public IReadOnlyList<JournalChange> All => [.. journals.SelectMany(journal => journal).OrderBy(change => change.RecordedAt)];

    private static CommitmentTerms[] Commitments() =>
    [
        Commitment("1", Both, AtLeast(2, Per.Month, "trafikkontroll") with
        {
            Counting = new CountingTerms { Kinds = ["trafikkontroll"], Alternatives = [new CountingTerms { Kinds = ["krogtillsyn"], Areas = ["ost"] }] },
        }),
        Commitment("2", [Party.Police], AtLeast(20, Per.Period, "trafikkontroll"), Number(Comparison.AtMost, 5, Per.Quarter, "tillsyn") with { Id = "b" }),
        Commitment("3", [Party.Municipality], Target("a") with { OnRequest = new OnRequestGoal(100) }),
        Commitment("4", Both, Target("a") with
        {
            Indicator = new IndicatorGoal(new("trygghet", "safety"), "procent", Direction.Higher, 70, null, ""),
        }),
        Commitment("5", [Party.Municipality], Target("a") with { Qualitative = new QualitativeGoal(0) }),
    ];

    private void Add(int value)
    {
        var id = $"r{value % 6}";
        var date = Day("2019-12-20").AddDays(value / 6 % 400);
        switch (value / 7 % 12)
        {
            case 0:
                AddManifest(StoredType.PoliceManifest, $"m{value % 3}", date, value);
                break;
            case 1:
                AddManifest(StoredType.MunicipalManifest, $"m{value % 3}", date, value);
                break;
            case 2:
                AddRecord(2, StoredType.Narrative, Entry(RecordType.Narrative, id, date, "5") with { Text = $"Text {value}", Party = Party.Municipality });
                break;
            case 3:
                AddRecord(2, StoredType.Request, Entry(RecordType.Request, id, date, "3") with { Quantity = value % 3, Asked = (value % 3) + (value % 2) });
                break;
            case 4:
                AddRecord(2, StoredType.Observation, Entry(RecordType.Observation, id, date, "4") with { Value = 60 + (value % 200 / 10m) });
                break;
            case 5:
                var review = new AnnualReviewRecorded
                {
                    Source = "s",
                    RecordId = id,
                    Version = Next(StoredType.AnnualReview, id),
                    MunicipalityCode = Municipality,
                    AgreementId = "vetlanda",
                    Date = date,
                    Year = 2020,
                    Findings = $"Fynd {value}",
                };
                AddTo(2, (sequence, at) => new DocumentChange(
                    sequence, at, new RecordKey(StoredType.AnnualReview, "s", id), review.Version, Municipality, review));
                break;
            case 6:
                AddRecord(1, StoredType.Measure, Figure(value, id, date) with { Type = RecordType.Measure, Party = Party.Municipality });
                break;
            default:
                AddRecord(0, StoredType.PoliceActivity, Figure(value, id, date));
                break;
        }
    }

    private static ReportedRecord Figure(int value, string id, DateOnly date) => Activity("2020-01-01", Kinds[value / 5 % Kinds.Length]) with
    {
        RecordId = id,
        Date = date,
        EndDate = value / 11 % 4 == 0 ? date.AddDays(value / 13 % 40) : null,
        Quantity = (value / 3 % 4) + 1,
        Area = value / 17 % 2 == 0 ? "ost" : "",
        MunicipalityCode = value / 19 % 9 == 0 ? "0680" : Municipality,
        JointWith = value / 23 % 3 == 0 ? [Party.Municipality] : [],
        Withdrawn = value / 29 % 6 == 0,
        Reason = value / 29 % 6 == 0 ? "Dubblett" : "",
        Includes = value / 31 % 3 == 0 ? [.. new[] { $"r{(value + 1) % 6}", $"r{(value + 2) % 6}" }] : [],
        Precision = value / 37 % 5 == 0 ? Precision.AtLeast : Precision.Exact,
        Steps = [new(Contracts.Municipal.V1.MeasureStep.CarriedOut, date, "")],
    };

    private static ReportedRecord Entry(RecordType type, string id, DateOnly date, string commitment) => Activity("2020-01-01", "eget") with
    {
        Type = type,
        RecordId = id,
        Date = date,
        Party = Party.Unspecified,
        AgreementId = "vetlanda",
        CommitmentId = commitment,
        Withdrawn = date.Day % 9 == 0,
    };

    private void AddRecord(int journal, StoredType type, ReportedRecord record)
    {
        var version = Next(type, record.RecordId);
        AddTo(journal, (sequence, at) => new RecordChange(sequence, at, type, record with { Version = version }));
    }

    private void AddManifest(StoredType type, string id, DateOnly start, int value)
    {
        var manifest = new ManifestRecorded
        {
            Source = "s",
            RecordId = id,
            Version = Next(type, id),
            MunicipalityCode = Municipality,
            StartDate = start,
            EndDate = start.AddDays(value % 90),
            RecordCount = value % 5,
            Withdrawn = value % 11 == 0,
        };
        AddTo(type == StoredType.PoliceManifest ? 0 : 1, (sequence, at) => new DocumentChange(
            sequence, at, new RecordKey(type, "s", id), manifest.Version, Municipality, manifest));
    }

    private void AddAgreement(AgreementState state, params RevisionTerms[] revisions)
    {
        var earlier = journals[2].OfType<AgreementChange>().LastOrDefault()?.Agreement.Revisions ?? [];
        var agreement = Agreement("2020-01-01", "2020-12-31", Commitments()) with
        {
            Version = Next(0, "vetlanda"),
            State = state,
            Areas = [new NamedCode("ost", "Öster")],
            Revisions = [.. earlier, .. revisions],
        };
        AddTo(2, (sequence, at) => new AgreementChange(sequence, at, agreement));
    }

    private void AddTo(int journal, Func<long, DateTimeOffset, JournalChange> change) =>
        journals[journal].Add(change(journals[journal].Count + 1, Start.AddDays(10 * recorded++)));

    private long Next(StoredType type, string id) => versions[(type, id)] = versions.GetValueOrDefault((type, id)) + 1;
}
