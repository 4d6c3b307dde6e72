using System.Text.RegularExpressions;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>What a reader takes from a Swedish or English sentence about one number: the promised and the counted number, and how it went.</summary>
internal sealed partial record ParsedSentence(long Promised, long Counted, long? Missing, string State)
{
    private static readonly string[] Swedish = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

    private static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static ParsedSentence OfSwedish(string text) => Of(
        text, Swedish, ["minst"], ["Perioden är slut", "återstår", "Det krävs", "Av dem", "Samtliga", "Redovisningen", "saknades"], "saknades",
        [("därmed nått", "fulfilled"), ("har genomfört den utlovade", "fulfilled"), ("uppfylldes inte", "notFulfilled"), ("går inte att säga", "notReported")]);

    public static ParsedSentence OfEnglish(string text) => Of(
        text, English, ["at least"], ["The period has ended", "remain", "needed", "Of these", "All of them", "The reports", "missing"], "missing",
        [("thereby kept", "fulfilled"), ("have carried out the promised", "fulfilled"), ("has carried out the promised", "fulfilled"), ("was not kept", "notFulfilled"), ("not possible to say", "notReported")]);

    private static ParsedSentence Of(
        string text, string[] words, string[] bounds, string[] closings, string missing, (string Words, string State)[] states)
    {
        string[] sentences = Sentence().Split(text);
        string number = $@"(?:{string.Join('|', words)}|ett|[0-9][0-9\u202f]*)";
        string told = string.Join(". ", sentences.Where(sentence => !closings.Any(closing => sentence.Contains(closing, StringComparison.Ordinal))));
        Match bound = Regex.Match(told, $@"(?:{string.Join('|', bounds)}) ({number})\b");
        // One promised thing is named in the definite, without its number.
        long promised = bound.Success ? NumberOf(bound.Groups[1].Value, words) : 1;
        string rest = bound.Success ? told.Remove(bound.Index, bound.Length) : told;
        MatchCollection others = Regex.Matches(rest, $@"(?<![\w\u202f]){number}(?![\w\u202f])", RegexOptions.IgnoreCase);
        bool isTheOne = !bound.Success && states[1].Words.Split(' ')[^1] is var definite && rest.Contains(definite, StringComparison.Ordinal)
            && !None().IsMatch(rest);
        long counted = isTheOne ? 1 : others.Sum(other => NumberOf(other.Value, words));
        Match lacking = Regex.Match(text, $@"({number}) (?:was |were )?{missing}");
        return new(promised, counted, lacking.Success ? NumberOf(lacking.Groups[1].Value, words) : null,
            states.FirstOrDefault(state => text.Contains(state.Words, StringComparison.Ordinal)).State ?? "open");
    }

    private static long NumberOf(string word, string[] words) => word.ToLowerInvariant() switch
    {
        "ett" => 1,
        var lower when Array.IndexOf(words, lower) is >= 0 and var index => index,
        var digits => long.Parse(digits.Replace("\u202f", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"(?<=\.) |; ")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b(inte|not)\b")]
    private static partial Regex None();
}
