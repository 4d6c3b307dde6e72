using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Standalone.Tests.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>What is over a limit or may not stand in a text is refused at once, by name, and costs no other record.</summary>
public sealed class LimitTests(FuzzTests.FuzzHost host) : IClassFixture<FuzzTests.FuzzHost>
{
    private const string Api = "/medborgarlofte/v1";

    private string Police => host.Token(Samples.Source, "police", "police.report");

    private string Manager => host.Token(Samples.Source, "municipality", "followup.manage");

    [Theory]
    [InlineData("outcomes", 20_000, "{\"code\":\"narkotikabrott\",\"count\":1}")]
    [InlineData("includes", 60_000, "\"a\"")]
    [InlineData("coveredItems", 60_000, "\"a\"")]
    [InlineData("thirdParties", 500, "\"Ä\"")]
    [InlineData("focuses", 30_000, "\"trafikbeteende\"")]
    public async Task Report_ListOverItsLimit_IsRefusedAtOnce(string field, int count, string item)
    {
        var list = string.Join(',', Enumerable.Repeat(item, count));
        await PostAsync("/police-activities", $$"""{"{{field}}":[{{item}}]}""", Police);
        var started = Stopwatch.GetTimestamp();

        var (status, text) = await PostAsync("/police-activities", $$"""{"recordId":"x","municipalityCode":"0685","kind":"trafikkontroll","date":"2021-05-01","{{field}}":[{{list}}]}""", Police);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal([field], Fields(text));
    }

    [Fact]
    public async Task Report_FiveHundredBadFields_NamesAHundredAndSaysHowManyMore()
    {
        var list = string.Join(',', Enumerable.Repeat("\"Ä\"", 500));
        var (status, text) = await PostAsync("/police-activities", $$"""{"recordId":"x","municipalityCode":"0685","kind":"trafikkontroll","date":"2021-05-01","coveredItems":[{{list}}]}""", Police);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(100, Fields(text).Count);
        Assert.Contains("400 more", text, StringComparison.Ordinal);

        var activity = new PoliceActivity { RecordId = "x", MunicipalityCode = "0685", Kind = "trafikkontroll", Date = "2021-05-01" };
        activity.CoveredItems.AddRange(Enumerable.Repeat("Ä", 500));
        var refusal = await Refusal.OfAsync(() => new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc)
            .ReportPoliceActivityAsync(new ReportPoliceActivityRequest { Activity = activity }, host.Police(Samples.Source)).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, 100), (refusal.Status, refusal.Fields.Count));
    }

    [Fact]
    public async Task Report_TooLargeTextsAndNumbersBesideOtherFaults_AreNamedTogether()
    {
        var (status, text) = await PostAsync("/police-activities?reason=" + new string('r', 201),
            """{"recordId":"x","municipalityCode":"9999","kind":"trafikkontroll","date":"2021-13-01","quantity":9000000000,"outcomes":[{"code":"narkotikabrott","count":9000000000000000000}]}""", Police);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["date", "municipalityCode", "outcomes[0].count", "quantity", "reason"], Fields(text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1e30")]
    [InlineData("-1e13")]
    [InlineData("0.1234567")]
    [InlineData("1e-300")]
    public async Task Report_ObservedValueOverItsLimit_IsRefused(string value)
    {
        var (status, text) = await PostAsync($"/agreements/{Samples.SignedAgreement}/observations",
            $$"""{"recordId":"v","commitmentId":"4","date":"2021-03-01","value":{{value}}}""", Manager);

        Assert.Equal((HttpStatusCode.BadRequest, "value"), (status, Assert.Single(Fields(text))));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Report_IdThatNoAddressHolds_IsRefused(string id)
    {
        var (status, text) = await PostAsync("/police-activities", $$"""{"recordId":"{{id}}","municipalityCode":"0685","kind":"trafikkontroll","date":"2021-05-01","includes":["{{id}}"],"duplicateOf":"a/{{id}}"}""", Police);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["duplicateOf", "includes[0]", "recordId"], Fields(text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Csv_HeaderOfSixtyThousandEmptyColumns_IsRefusedAtOnce()
    {
        var started = Stopwatch.GetTimestamp();

        var (status, _) = await PostAsync("/police-activities", new string(';', 60_000) + "x\n", Police, "text/csv");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("８１１２１８-９８７６")]
    [InlineData("٨١١٢١٨-٩٨٧٦")]
    [InlineData("811218–9876")]
    public async Task Csv_PersonalDataInOneRow_RefusesThatRowAlone(string text)
    {
        var token = host.Token(Samples.Source, "municipality", "municipal.report");
        var (status, answer) = await PostAsync("/measures",
            $"recordId;municipalityCode;kind;title;carriedOut\nrow-1;0685;trafikframjande-atgard;Farthinder;2021-05-01\nrow-2;0685;trafikframjande-atgard;{text};2021-05-01\nrow-3;0685;trafikframjande-atgard;Farthinder;2021-05-01\n",
            token, "text/csv");

        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((HttpStatusCode.OK, 4), (status, lines.Length));
        Assert.Equal([true, false, true], lines.Take(3).Select(line => line.Contains("\"result\"", StringComparison.Ordinal)));
        Assert.Contains("PERSONAL_DATA", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(text, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x.example\";\"klicka\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    [InlineData("  =1+1")]
    public async Task Report_TextThatATableReadsAsAFormula_IsRefused(string title)
    {
        var (status, text) = await PostAsync("/campaigns", JsonSerializer.Serialize(new
        {
            recordId = "f",
            municipalityCode = "0685",
            kind = "kampanj",
            title,
            startDate = "2021-06-01",
            nationalCampaign = title,
        }), host.Token(Samples.Source, "municipality", "municipal.report"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["nationalCampaign", "title"], Fields(text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stream_IdWithPersonalData_IsNotRepeated()
    {
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc).ReportPoliceActivities(host.Police(Samples.Source));
        foreach (var id in new[] { "811218-9876", "fine" })
        {
            await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest
            {
                Activity = new PoliceActivity { RecordId = id, MunicipalityCode = "0685", Kind = "trafikkontroll", Date = "2021-05-01" },
            });
        }

        await call.RequestStream.CompleteAsync();
        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(["PERSONAL_DATA", ""], answers.Select(answer => answer.Error?.Reason ?? ""));
        Assert.Equal(["", "fine"], answers.Select(answer => answer.RecordId));
    }

    [Fact]
    public async Task Read_NulInAFilter_IsRefused()
    {
        var answer = await host.Http.GetAsync(new Uri($"{Api}/agreements?municipality-code=%00", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);

        var refusal = await Refusal.OfAsync(() => new AgreementsService.AgreementsServiceClient(host.Grpc)
            .GetAgreementAsync(new GetAgreementRequest { AgreementId = "\0" }).ResponseAsync);
        Assert.Equal((StatusCode.InvalidArgument, "agreementId"), (refusal.Status, Assert.Single(refusal.Fields)));
    }

    private static List<string> Fields(string problem) =>
        [.. JsonDocument.Parse(problem).RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()!)];

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string body, string token, string mediaType = "application/json")
    {
        using var request = StandaloneFixture.Request(HttpMethod.Post, Api + path, token, new StringContent(body, Encoding.UTF8, mediaType));
        using var answer = await host.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
