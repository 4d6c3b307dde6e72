using System.IO.Compression;
using System.Net;
using System.Text;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>Files in the forms that Excel, case systems and old programs write: taken, or refused for the true reason.</summary>
public sealed class CsvFormTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static int files;

    private readonly string token = host.Token("form-police", "police", "police.report");

    public static TheoryData<string, string> Forms => new()
    {
        { "semicolons", "Id;Kommun;Slag;Datum\r\n{0};0685;Skolbesök;2021-05-01\r\n" },
        { "no line end", "Id;Kommun;Slag;Datum\n{0};0685;Skolbesök;2021-05-01" },
        { "tabs", "Id\tKommun\tSlag\tDatum\n{0}\tVetlanda\tSkolbesök\t2021-05-01\n" },
        { "carriage returns", "Id;Kommun;Slag;Datum\r{0};0685;Skolbesök;2021-05-01\r" },
        { "a separator line", "sep=;\nId;Kommun;Slag;Datum\n{0};0685;Skolbesök;2021-05-01\n" },
        { "a separator line in quotes", "\"sep=;\"\r\nId;Kommun;Slag;Datum\r\n{0};0685;Skolbesök;2021-05-01\r\n" },
        { "a separator that is not used", "sep=,\nId;Kommun;Slag;Datum\n{0};0685;Skolbesök;2021-05-01\n" },
        { "a title", "Uttag av insatser, polisen\nId;Kommun;Slag;Datum\n{0};0685;Skolbesök;2021-05-01\n" },
        { "a title and a date above", "Rapport;;;\nUttagen 2021-06-01;;;\n;;;\nId;Kommun;Slag;Datum\n{0};0685;Skolbesök;2021-05-01\n" },
        { "a line break in a cell", "Id;Kommun;Slag;Inriktning;Datum\n{0};0685;Skolbesök;\"unga\nelever\";2021-05-01\n" },
        { "a line break in the header", "Id;Kommun;Slag;\"Tillsammans\nmed\";Datum\n{0};0685;Skolbesök;kommun;2021-05-01\n" },
        { "letters in two parts", "Id;Kommun;Slag;Omra\u030Ade;Datum\n{0};0685;Skolbeso\u0308k;centrum;2021-05-01\n" },
        { "no dots or rings", "Id;Kommun;Atgard;Omrade;Datum\n{0};0685;Skolbesok;centrum;2021-05-01\n" },
        { "an empty column", "Id;Kommun;;Slag;Datum\n{0};0685;;Skolbesök;2021-05-01\n" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Post_InEachForm_IsTaken(string form, string file)
    {
        var id = $"form-{Interlocked.Increment(ref files)}";
        var text = file.Replace("{0}", id, StringComparison.Ordinal);
        var answer = await host.AnswerAsync("/police-activities", token, Encoding.UTF8.GetBytes(text), "text/csv");
        Assert.True(answer.Status == HttpStatusCode.OK && answer.Total("created") == 1, $"{form}: {answer.Text}");
        Assert.Equal("skolbesok", (await host.GetJsonAsync($"/police-activities/form-police/{id}", token)).GetProperty("kind").GetString());
        Assert.Equal(form.StartsWith("a title", StringComparison.Ordinal) ? ["LINES_ABOVE_HEADER"] : [], answer.Notes);
    }

    [Fact]
    public async Task Post_ResultsWithoutAKind_AreTaken()
    {
        var id = $"form-{Interlocked.Increment(ref files)}";
        var answer = await host.AnswerAsync(
            "/police-activities", token, Encoding.UTF8.GetBytes($"Id;Kommun;Datum;utfall:narkotikabrott\n{id};0685;2021-05-01;7\n"), "text/csv");
        Assert.True(answer.Status == HttpStatusCode.OK && answer.Total("created") == 1, answer.Text);
        var stored = await host.GetJsonAsync($"/police-activities/form-police/{id}", token);
        Assert.Equal(7, stored.GetProperty("outcomes")[0].GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("windows-1252", "text/csv; charset=windows-1252")]
    [InlineData("windows-1252", "text/csv")]
    [InlineData("windows-1252", "text/csv; charset=utf-8")]
    [InlineData("windows-1252", "text/csv; charset=\"ISO-8859-1\"")]
    [InlineData("utf-16", "text/csv; charset=utf-16")]
    [InlineData("utf-16", "text/csv")]
    [InlineData("utf-16BE", "text/csv")]
    [InlineData("utf-8", "text/csv; charset=windows-1252")]
    public async Task Post_InEachEncoding_IsTakenAndSaidSo(string encoding, string mediaType)
    {
        var id = $"form-{Interlocked.Increment(ref files)}";
        var coded = encoding == "windows-1252" ? Windows1252 : Encoding.GetEncoding(encoding);
        var body = coded.GetBytes($"Id;Kommun;Åtgärd;Datum\r\n{id};Örebro;Skolbesök;2021-05-01\r\n{id}b;0685;Skolbesök;2021-05-01\r\n");
        var answer = await host.AnswerAsync("/police-activities", token, [.. encoding == "utf-16" ? coded.GetPreamble() : [], .. body], mediaType);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal((1, 1), (answer.Total("created"), answer.Total("refused")));
        Assert.Equal("MUNICIPALITY_NOT_ALLOWED", answer.Lines[0].Json.GetProperty("error").GetProperty("reason").GetString());
        Assert.Equal(encoding == "utf-8" ? [] : ["ENCODING"], answer.Notes);
    }

    [Theory]
    [InlineData("utf-16", "text/csv")]
    [InlineData("utf-16", "text/csv; charset=utf-16")]
    [InlineData("utf-16BE", "text/csv")]
    public async Task Post_HalfALetterInUtf16_IsRefusedAsAWhole(string encoding, string mediaType)
    {
        var coded = Encoding.GetEncoding(encoding);
        byte[] body = [.. coded.GetBytes("Id;Kommun;\u00C5tg\u00E4rd;Datum\r\nform-half"), .. encoding == "utf-16" ? new byte[] { 0x00, 0xD8 } : [0xD8, 0x00], .. coded.GetBytes(";0685;Skolbes\u00F6k;2021-05-01\r\n")];
        var answer = await host.AnswerAsync("/police-activities", token, body, mediaType);
        Assert.Equal((HttpStatusCode.BadRequest, "NOT_UTF8"), (answer.Status, answer.Problem.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("text/csv", "gzip")]
    [InlineData("text/csv", null)]
    [InlineData("application/x-ndjson", "gzip")]
    [InlineData("application/json", "gzip")]
    public async Task Post_Gzip_IsTaken(string mediaType, string? encoding)
    {
        var id = $"form-{Interlocked.Increment(ref files)}";
        var json = $$"""{"recordId":"{{id}}","municipalityCode":"0685","kind":"skolbesok","date":"2021-05-01"}""";
        var body = Gzip(mediaType == "text/csv" ? $"Id;Kommun;Slag;Datum\n{id};0685;Skolbesök;2021-05-01\n" : json);
        var answer = await host.AnswerAsync("/police-activities", token, body, mediaType, encoding);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text);
        Assert.Equal("created", Assert.Single(answer.Lines).Outcome);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/x-ndjson")]
    [InlineData("application/json")]
    public async Task Post_NotTheEncodingItSays_IsRefusedForThat(string mediaType)
    {
        var answer = await host.AnswerAsync("/police-activities", token, "id;kommun"u8.ToArray(), mediaType, "gzip");
        Assert.Equal((HttpStatusCode.BadRequest, "NOT_GZIP"), (answer.Status, answer.Problem.GetProperty("reason").GetString()));
        answer = await host.AnswerAsync("/police-activities", token, "id;kommun"u8.ToArray(), mediaType, "br");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Contains("gzip", answer.Problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Unreadable_IsRefusedForTheTrueReason()
    {
        var workbook = await host.AnswerAsync("/police-activities", token, [.. "PK\x03\x04"u8, 1, 2, 3], "text/csv");
        Assert.Equal("NOT_CSV", workbook.Problem.GetProperty("reason").GetString());
        var mac = await host.AnswerAsync("/police-activities", token, [.. "Id;Kommun;Slag;Datum\rf;0685;Skolbes"u8, 0x9A, .. "k;2021-05-01"u8], "text/csv");
        Assert.Equal("NOT_UTF8", mac.Problem.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Post_QuoteThatIsNeverClosed_SpoilsItsOwnRow()
    {
        var file = "Id;Kommun;Slag;Datum\nq-1;0685;\"Skolbesök;2021-05-01\nq-2;0685;Skolbesök;2021-05-01\nq-3;0685;\"Skolbesök\"x;2021-05-01\nq-4;0685;\"Skolbesök\";2021-05-01\n";
        var answer = await host.AnswerAsync("/police-activities", token, Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.Equal([2, 3, 4, 5], answer.Lines.Select(line => line.Line));
        Assert.Equal([null, "created", null, "created"], answer.Lines.Select(line => line.Outcome));
    }

    [Fact]
    public async Task Post_TimesOfDay_AreLeftOutAndSaidOnce()
    {
        string[] days = ["2021-05-01 14:30", "2021-05-01 00:00:00", "2021-05-01T14:30:00", "2021-04-30T22:30:00Z", "2021-05-01T23:59:00+02:00", "20210501", "2021-5-1", "2021/05/01", "1 maj 2021"];
        var file = "Id;Kommun;Slag;Datum\n" + string.Join('\n', days.Select((day, i) => $"day-{i};685;trafikkontroller;{day}"));
        var answer = await host.AnswerAsync("/police-activities", token, Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.True(answer.Total("created") == days.Length, answer.Text);
        Assert.Equal(["TIME_OF_DAY_LEFT_OUT"], answer.Notes);
        Assert.Contains("5 cells", answer.Summary.GetProperty("notes")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        for (var i = 0; i < days.Length; i++)
        {
            Assert.Equal("2021-05-01", (await host.GetJsonAsync($"/police-activities/form-police/day-{i}", token)).GetProperty("date").GetString());
        }
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
