using System.Globalization;
using System.Text.Json.Nodes;
using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Size;

/// <summary>
/// A host in which one municipality has very many records, and another has an agreement and none. MEDBORGARLOFTE_TEST_FULL=1 makes it a
/// million records; otherwise enough to be more than any message of gRPC holds.
/// </summary>
public class LargeMunicipality : StandaloneFixture
{
    public const string Code = "0685";
    public const string Other = "0686";
    public const string Agreement = "vetlanda-2020-2021";
    public const string Commitment = $"{Agreement}~2";
    public const string Source = "size-police";

    /// <summary>True for the million.</summary>
    public static bool Full { get; } = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1";

    /// <summary>How many records there are.</summary>
    public static int Records => Full ? 1_000_000 : 30_000;

    /// <summary>How many of them count for <see cref="Commitment"/>: all but each third, which lacks the focus.</summary>
    public static int Counted => Records - ((Records + 2) / 3);

    /// <summary>How many records this host has.</summary>
    protected virtual int Size => Records;

    /// <summary>What commitments 1 to 12 have to be asked after.</summary>
    protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?> { ["Limits:RequestsPerToken"] = "0" };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await this.SignVetlandaAsync();
        await using var stream = typeof(StandaloneHost).Assembly.GetManifestResourceStream("agreement.json")!;
        var other = (await JsonNode.ParseAsync(stream))!;
        (other["id"], other["municipalityCode"]) = ("other-2020-2021", Other);
        await this.SignAsync(other, "2020-01-01", Other);
        var last = await PushAsync("size", Size);
        await Eventually.Get(WatermarkAsync, watermark => watermark >= last, TimeSpan.FromMinutes(30));
    }

    /// <summary>Pushes so many records on one stream; the last one's sequence. Throws when one is refused.</summary>
    public async Task<long> PushAsync(string prefix, int records)
    {
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(Grpc).ReportPoliceActivities(Police(Source, "*"));
        var writing = WriteAsync(call.RequestStream, prefix, records);
        var last = 0L;
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            Assert.Null(answer.Error);
            last = Math.Max(last, answer.Result.State.Sequence);
        }

        await writing;
        return last;
    }

    private static async Task WriteAsync(IClientStreamWriter<ReportPoliceActivitiesRequest> stream, string prefix, int records)
    {
        stream.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
        for (var number = 0; number < records; number++)
        {
            var activity = new PoliceActivity
            {
                RecordId = $"{prefix}-{number}",
                MunicipalityCode = Code,
                Kind = "trafikkontroll",
                Date = new DateOnly(2020, 1, 1).AddDays(number % 730).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            if (number % 3 != 0)
            {
                activity.Focuses.Add("trafikbeteende");
            }

            await stream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = activity });
        }

        await stream.CompleteAsync();
    }

    private async Task<long> WatermarkAsync()
    {
        var status = await new FollowUpService.FollowUpServiceClient(Grpc).GetReportingStatusAsync(new GetReportingStatusRequest());
        return status.Watermarks.Single(mark => mark.Journal == "police").Sequence;
    }
}

/// <summary>The tests that look at the large municipality; one host serves them all.</summary>
[CollectionDefinition(Name)]
public sealed class LargeCollection : ICollectionFixture<LargeMunicipality>
{
    public const string Name = "large municipality";
}
