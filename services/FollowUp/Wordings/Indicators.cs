using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads what is measured and not done: "minska andelen som känner sig otrygga", "öka trygghetsupplevelsen".</summary>
internal static class Indicators
{
    private const int LongestName = 100;
    private const int MostWords = 14;
    private const int MostBetween = 3;

    private static readonly Dictionary<string, Direction> Verbs = new()
    {
        ["öka"] = Direction.Higher, ["ökar"] = Direction.Higher, ["höja"] = Direction.Higher, ["förbättra"] = Direction.Higher, ["stärka"] = Direction.Higher, ["ökad"] = Direction.Higher,
        ["minska"] = Direction.Lower, ["minskar"] = Direction.Lower, ["sänka"] = Direction.Lower, ["reducera"] = Direction.Lower, ["minskad"] = Direction.Lower, ["halvera"] = Direction.Lower, ["hög"] = Direction.Higher,
    };

    /// <summary>Things that are measured. "Öka närvaron" is work, and no measure.</summary>
    private static readonly string[] Measures =
    [
        "andel", "antal", "tryggheten", "trygghetsupplevelse", "trygghetsindex", "upplevda", "otrygghet", "buskörning", "brottslighet", "brott", "skadegörelse", "inbrott", "stölder", "olyckor", "olycka",
        "våld", "nedskräpning", "skolnärvaro", "frånvaro", "nöjdhet", "förtroende", "anmäl", "langningen", "droganvänd", "rattfyller", "klott", "ordningsstörning", "skolfrånvaro", "trygghetskänsla", "hastigheterna", "medelhastighet", "trafikolyck",
    ];

    private static readonly HashSet<string> Between = ["den", "det", "de", "medborgarnas", "invånarnas", "kommunens", "ungas", "antalet", "upplevda", "upplevd", "krogrelaterade", "polisanmälda", "anmälda", "hela", "totala"];

    private static readonly HashSet<string> By = ["genom"];

    private static readonly HashSet<string> Ends = [".", ";", ",", "till", "från", "med", "genom", "utifrån", "enligt", "jämfört", "under", "senast"];

    /// <summary>The target; null when nothing is to be measured.</summary>
    public static TargetDraft? Read(CommitmentSentence sentence)
    {
        var words = sentence.Words;
        if (words.Find(By) is >= 0 and var by && sentence.Kinds.Concat(sentence.WeakKinds).Any(kind => kind.First > by))
        {
            // "Öka tryggheten genom bättre belysning": the work is what is promised.
            return null;
        }

        for (var i = 0; i < Math.Min(words.Count, MostWords); i++)
        {
            // "Insatser för att öka trafiksäkerheten": what the work is for.
            if (words[i] == "att" && words[i - 1] is "för" or "syfte")
            {
                break;
            }

            // "Med fokus på ökad trygghet" is said of the work; "Ökad trygghet" alone is what is to be reached.
            if (i > 0 && words[i] is "ökad" or "minskad" or "hög")
            {
                continue;
            }

            if (Verbs.TryGetValue(words[i], out var direction) && Measure(words, i + 1) is >= 0 and var at && !IsWork(sentence, at))
            {
                return Of(sentence, i, at, direction);
            }
        }

        return Subject(sentence) ?? Percentage(sentence);
    }

    /// <summary>"Andelen som känner sig trygga ska öka": the measure comes first.</summary>
    private static TargetDraft? Subject(CommitmentSentence sentence)
    {
        var words = sentence.Words;
        if (!(words[0].StartsWith("andel", StringComparison.Ordinal) || words[0].StartsWith("antal", StringComparison.Ordinal) || words[1].StartsWith("upplevda", StringComparison.Ordinal)))
        {
            return null;
        }

        for (var i = 1; i < words.Count; i++)
        {
            if (words[i - 1] is "ska" or "skall" or "att" && Verbs.TryGetValue(words[i], out var direction))
            {
                var draft = New(words, 0, i - 2, direction);
                draft.Stated("indicator.direction", words.RangeOf(i, i));
                ReadValues(sentence, draft);
                return draft;
            }
        }

        return null;
    }

    /// <summary>"Öka antalet trafikkontroller" is more work, and no measure.</summary>
    private static bool IsWork(CommitmentSentence sentence, int measure) =>
        sentence.Words[measure].StartsWith("antal", StringComparison.Ordinal) && sentence.Kinds.Exists(kind => kind.First <= measure + 2 && kind.First > measure);

    private static int Measure(Sentence words, int from)
    {
        // Adjectives stand between: "den ogiltiga frånvaron".
        var at = from;
        while (at < from + MostBetween && !Is(words[at]) && (Between.Contains(words[at]) || (words[at].EndsWith('a') && !words.IsMark(at))))
        {
            at++;
        }

        return Is(words[at]) ? at : -1;
    }

    private static bool Is(string word) => word == "trygghet" || Array.Exists(Measures, start => word.StartsWith(start, StringComparison.Ordinal));

    private static TargetDraft Of(CommitmentSentence sentence, int verb, int measure, Direction direction)
    {
        var words = sentence.Words;
        var end = measure + 1;
        while (end < words.Count && !Ends.Contains(words[end]))
        {
            end++;
        }

        var draft = New(words, verb + 1, end - 1, direction);
        draft.Stated("indicator.direction", words.RangeOf(verb, verb));
        ReadValues(sentence, draft);
        return draft;
    }

    private static void ReadValues(CommitmentSentence sentence, TargetDraft draft)
    {
        var words = sentence.Words;
        var values = sentence.Quantities.FindAll(quantity => words[quantity.First - 1] is "till" or "från");
        foreach (var value in values)
        {
            var isGoal = words[value.First - 1] == "till";
            var range = words.RangeOf(value.First, value.Last);
            if (value.Upper is { } upper && !isGoal)
            {
                draft.Target.Indicator.Baseline = value.Value;
                draft.Target.Indicator.Goal = upper;
                draft.Stated("indicator.baseline", range);
                draft.Stated("indicator.goal", range);
            }
            else if (isGoal)
            {
                draft.Target.Indicator.Goal = value.Value;
                draft.Stated("indicator.goal", range);
            }
            else
            {
                draft.Target.Indicator.Baseline = value.Value;
                draft.Stated("indicator.baseline", range);
            }

            SetUnit(words, draft, value);
        }
    }

    /// <summary>"Minst 80 procent av eleverna ska känna sig trygga": a share that nobody's records count.</summary>
    private static TargetDraft? Percentage(CommitmentSentence sentence)
    {
        var words = sentence.Words;
        var percent = sentence.Quantities.Find(quantity => Counted.IsPercent(words, quantity));
        if (percent is null || words[percent.Last + 2] is not ("av" or "ska" or "utav"))
        {
            return null;
        }

        var atMost = Comparisons.Of(words, percent)?.Comparison == Comparison.AtMost;
        var draft = New(words, words[percent.Last + 2] is "av" or "utav" ? percent.Last + 3 : percent.Last + 2, words.Count - (words.IsMark(words.Count - 1) ? 2 : 1), atMost ? Direction.Lower : Direction.Higher);
        draft.Target.Indicator.Goal = percent.Value;
        draft.Stated("indicator.goal", words.RangeOf(percent.First, percent.Last));
        draft.Inferred("indicator.direction", words.RangeOf(percent.First, percent.Last), Note.BareNumber);
        SetUnit(words, draft, percent);
        return draft;
    }

    private static void SetUnit(Sentence words, TargetDraft draft, Quantity value)
    {
        if (Counted.IsPercent(words, value))
        {
            draft.Target.Indicator.Unit = "procent";
            draft.Stated("indicator.unit", words.RangeOf(value.Last + 1, value.Last + 1));
        }
    }

    private static TargetDraft New(Sentence words, int first, int last, Direction direction)
    {
        var draft = new TargetDraft();
        var range = words.RangeOf(first, Math.Max(first, last));
        var shown = words.Source.ShownOn(range);
        var name = char.ToUpperInvariant(shown[0]) + shown[1..Math.Min(shown.Length, LongestName)];
        draft.Target.Counting = null;
        draft.Target.Indicator = new IndicatorTarget { Name = new LocalizedText { Sv = name, En = name }, Direction = direction };
        draft.Stated("indicator.name.sv", range);
        draft.Asked("indicator.name.en", range, Note.Translate);
        draft.Asked("indicator", range, Note.NoGoalValue);
        return draft;
    }
}
