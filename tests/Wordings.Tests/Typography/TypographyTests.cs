using System.Text;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Wordings;
using Medborgarlofte.Wordings.Tests.Sentences;

namespace Medborgarlofte.Wordings.Tests.Typography;

/// <summary>How a text is set changes nothing of what is read, and every offset is one of the text as it was sent.</summary>
public sealed class TypographyTests
{
    private const int Texts = 400;
    private const int ItemsOfText = 8;
    private const string Heading = "Polisen ska:";

    private static readonly IReadOnlyList<string> Sentences =
    [
        .. SentenceTests.Names().Where(name => name != "owners").SelectMany(name => SentenceTests.Of(name)).Select(line => line.Sentence),
    ];

    [Fact]
    public void Read_SameTextInOtherTypography_IsReadTheSame()
    {
        for (var seed = 0; seed < Texts; seed++)
        {
            var items = Enumerable.Range(0, ItemsOfText).Select(i => Sentences[((seed * 37) + (i * 101)) % Sentences.Count]).ToList();
            var plain = Heading + "\n" + string.Concat(items.Select(item => $"- {item}\n"));
            var set = new Scribe(seed).Write(Heading, items);
            Assert.Equal(Lines(plain), Lines(set));
        }
    }

    [Fact]
    public void Read_AnyText_HasOffsetsWithinIt()
    {
        for (var seed = 0; seed < Texts; seed++)
        {
            var random = new Random(seed);
            var signs = "abåäö AB 0123456789 -–\u00AD\n\r\t•*.:;,()%/'\"\uFB01\u030A\u200B\uD83D\uDE00\u00A0 minst per vecka tio polisen kommunen ska trafikkontroller".ToCharArray();
            Check(string.Concat(Enumerable.Range(0, random.Next(600)).Select(_ => signs[random.Next(signs.Length)])));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("-\n")]
    [InlineData("\u00AD")]
    [InlineData("- minst två gånger per vecka\n")]
    [InlineData("tio ")]
    [InlineData("trafik- och ")]
    [InlineData("Polisen ska genomföra tio trafikkontroller. ")]
    [InlineData("alla skolor i Brandkärr, Stenkulla och ")]
    [InlineData("1.")]
    public void Read_LongestText_IsRead(string part) => Check(string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)));

    /// <summary>Every reading as its field and the words that it names, in plain typography.</summary>
    private static List<string> Lines(string text)
    {
        var answer = Check(text);
        return
        [
            .. answer.Readings.Select(reading => $"{reading.Field} {reading.How} {Plain(text[reading.Start..reading.End])}"),
            .. answer.NotRead.Select(left => $"{left.Why} {Plain(text[left.Start..left.End])}"),
            .. answer.Agreement.Commitments.Select(commitment => $"{Plain(commitment.Text)} {string.Join(" ", commitment.Targets.Select(target => Plain(target.ToString())))}"),
        ];
    }

    private static ReadWordingResponse Check(string text)
    {
        var answer = WordingReader.Read(Municipalities.Find("0685")!, text);
        Assert.All(answer.Readings, reading => Assert.InRange(reading.End, reading.Start, text.Length));
        Assert.All(answer.NotRead, left => Assert.InRange(left.End, left.Start + 1, text.Length));
        return answer;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Normalize(NormalizationForm.FormC)).Replace("\u00AD", "").Replace("\u200B", "").Replace("\r\n", "\n")
            .Replace("-\n      ", "").Replace('\u00A0', ' ').Replace('\u2009', ' ').Replace('\u202F', ' ').Replace('\n', ' ');
        foreach (var dash in "–—‐‑−")
        {
            plain.Replace(dash, '-');
        }

        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
