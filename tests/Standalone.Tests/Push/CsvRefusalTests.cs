using System.Net;
using System.Text;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>What is refused of a file is refused all at once, with its place and its remedy, and never as a success.</summary>
public sealed class CsvRefusalTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private readonly string token = host.Token("refused-police", "police", "police.report");

    [Fact]
    public async Task Post_RowWithThreeFaults_NamesThemAllWithRecordIdAndPlace()
    {
        var answer = await PostAsync("Id;Kommun;Datum;Slag;Antal\nok;0685;2021-05-01;trafikkontroll;1\ny4;0684;2021-13-01;trafikkontrol;tolv");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var row = answer.Lines[1];
        Assert.Equal(("y4", 3), (row.Json.GetProperty("recordId").GetString(), row.Line));
        Assert.Equal(["Datum", "Slag", "Antal"], row.Columns.OrderBy(column => Array.IndexOf(["Datum", "Slag", "Antal"], column)));
        var errors = row.Json.GetProperty("error").GetProperty("errors").EnumerateArray().ToDictionary(e => e.GetProperty("field").GetString()!);
        Assert.Equal((3, 4, 5), (errors["Datum"].GetProperty("column").GetInt32(), errors["Slag"].GetProperty("column").GetInt32(), errors["Antal"].GetProperty("column").GetInt32()));
        Assert.Contains("Menade du trafikkontroll?", errors["Slag"].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("tolv", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2021-13", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Datum", "1/5/2021", "year-month-day")]
    [InlineData("Datum", "44317", "Excel")]
    [InlineData("Datum", "2021-05", "year-month-day")]
    [InlineData("Datum", "2021-05-01 25:00", "time of day")]
    [InlineData("Antal", "1,5", "whole number")]
    [InlineData("Antal", "1.000", "1 000")]
    [InlineData("Antal", "ca 5", "ungefär")]
    [InlineData("Antal", "~3", "ungefär")]
    [InlineData("Antal", "minst 5", "minst")]
    [InlineData("Kommun", "Vetlnda", "Menade du Vetlanda?")]
    [InlineData("Slag", "hastighetskontrol", "Menade du hastighetskontroll?")]
    [InlineData("Inriktning", "nyktrhet", "Menade du nykterhet?")]
    [InlineData("Enhet", "tilfällen", "Menade du tillfalle?")]
    [InlineData("Noggrannhet", "kanske", "exact, atLeast, approximate")]
    public async Task Post_DoubtfulCell_IsRefusedWithItsRemedy(string column, string cell, string remedy)
    {
        string[] columns = ["Id", "Kommun", "Slag", "Datum", "Antal", "Inriktning", "Enhet", "Noggrannhet"];
        string[] cells = ["d-1", "0685", "trafikkontroll", "2021-05-01", "1", "", "", ""];
        cells[Array.IndexOf(columns, column)] = cell;
        var answer = await PostAsync($"{string.Join(';', columns)}\n{string.Join(';', cells)}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var row = Assert.Single(answer.Lines);
        Assert.Equal([column], row.Columns);
        Assert.Contains(remedy, row.Details[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OneIdTwiceWithDifferentContent_IsRefusedOnBothLines()
    {
        var answer = await PostAsync("""
            Id;Kommun;Datum;Slag;Antal;Version
            t-1;0685;2021-05-01;trafikkontroll;1;
            t-2;0685;2021-05-01;trafikkontroll;1;
            t-1;0685;2021-05-02;trafikkontroll;1;
            t-2;0685;2021-05-01;Trafikkontroller;1;
            t-3;0685;2021-05-01;trafikkontroll;1;1
            t-3;0685;2021-05-02;trafikkontroll;1;2
            """);
        Assert.Equal([null, "created", null, "unchanged", "created", "corrected"], answer.Lines.Select(line => line.Outcome));
        Assert.All([answer.Lines[0], answer.Lines[2]], line =>
        {
            Assert.Equal("DUPLICATE_ID", line.Json.GetProperty("error").GetProperty("reason").GetString());
            Assert.Equal("t-1", line.Json.GetProperty("recordId").GetString());
            Assert.Equal(["Id"], line.Columns);
            Assert.Contains("lines 2, 4 ", line.Details[0], StringComparison.Ordinal);
        });
        Assert.Equal(2, answer.Summary.GetProperty("refusalReasons")[0].GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Post_UnknownColumns_AreRefusedWithTheListOrIgnoredByName()
    {
        const string File = "Id;Kommun;Datum;Slag;Handläggare;Enhet 2\nu-1;0685;2021-05-01;trafikkontroll;A B;C";
        var answer = await PostAsync(File);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        var errors = answer.Problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(["Handläggare", "column 6"], errors.Select(e => e.GetProperty("field").GetString()));
        Assert.Contains("ignore-columns", errors[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("municipalityCode", errors[0].GetProperty("detail").GetString(), StringComparison.Ordinal);

        answer = await PostAsync(File, "?ignore-columns=handlaggare,Enhet%202,Finns%20inte");
        Assert.Equal((HttpStatusCode.OK, 1), (answer.Status, answer.Total("created")));
        Assert.Equal(["COLUMNS_IGNORED"], answer.Notes);
        Assert.DoesNotContain("A B", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NineRowsAllRefused_IsNoSuccess()
    {
        var rows = Enumerable.Range(1, 9).Select(i => $"n-{i};0685;2021-05-01;nonsense");
        var answer = await PostAsync($"Id;Kommun;Datum;Slag\n{string.Join('\n', rows)}");
        Assert.Equal((HttpStatusCode.BadRequest, "NOTHING_TAKEN"), (answer.Status, answer.Problem.GetProperty("reason").GetString()));
        Assert.Equal((9, 9, 9), (answer.Lines.Count, answer.Total("records"), answer.Total("refused")));
        Assert.Equal("line 2: Slag", answer.Problem.GetProperty("errors")[0].GetProperty("field").GetString());
        Assert.Equal("VALIDATION_FAILED", answer.Summary.GetProperty("refusalReasons")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Post_WithdrawnRecordInTheNightlyFile_IsStillWithdrawn()
    {
        const string File = "Id;Kommun;Datum;Slag\nw-1;0685;2021-05-01;trafikkontroll\nw-2;0685;2021-05-01;trafikkontroll";
        await PostAsync(File);
        using var request = StandaloneFixture.Request(HttpMethod.Delete, "/medborgarlofte/v1/police-activities/refused-police/w-1?reason=Fel%20kommun", token);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
        var answer = await PostAsync(File);
        Assert.Equal((1, 1, 0), (answer.Total("stillWithdrawn"), answer.Total("unchanged"), answer.Total("corrected")));
    }

    private Task<PushedFile> PostAsync(string file, string query = "") =>
        host.AnswerAsync($"/police-activities{query}", token, Encoding.UTF8.GetBytes(file), "text/csv");
}
