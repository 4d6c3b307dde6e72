using System.Globalization;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads one commitment into the draft.</summary>
/// <param name="draft">Gets it.</param>
/// <param name="period">The agreement's period, where the text states it.</param>
/// <param name="municipality">Short name of the municipality.</param>
internal sealed class CommitmentReader(Draft draft, DateSpan? period, string municipality)
{
    private const int MostTargets = 26;

    public void Read(Sentence words, Heading? heading)
    {
        var index = draft.Agreement.Commitments.Count;
        var field = $"commitments[{index}]";
        var commitment = new Commitment { Id = (index + 1).ToString(CultureInfo.InvariantCulture), Text = words.Shown };
        draft.Read($"{field}.text", words.Range, HowRead.Stated, Note.Stated);
        draft.Agreement.Commitments.Add(commitment);

        var responsible = Responsible.Of(words, heading);
        commitment.Responsible.AddRange(responsible.Parties);
        draft.Read($"{field}.responsible", responsible.Range, responsible.How, responsible.Note);
        ThirdParties.AddTo(draft, commitment, words, field);

        var sentence = new CommitmentSentence(words, period, municipality);
        var unused = new List<Quantity>();
        Add(Targets(sentence, unused), commitment, field);
        Declare(sentence, commitment);
        Leave(sentence, commitment, unused);
    }

    private static List<TargetDraft> Targets(CommitmentSentence sentence, List<Quantity> unused)
    {
        if (OtherGoals.Coverage(sentence) is { } coverage)
        {
            return [coverage];
        }

        // "En utbildning om behov finns": the article counts nothing.
        if (sentence.Counted.TrueForAll(one => one.Quantity.IsArticle && one.Comparison is null) && sentence.Windows.Count == 0 && OtherGoals.OnRequest(sentence) is { } request)
        {
            return [request];
        }

        var counted = OccasionGoals.Read(sentence, unused);
        if (OtherGoals.Share(sentence, counted.FirstOrDefault()?.Target, out _) is { } share)
        {
            counted.Add(share);
        }

        if (counted.Count > 0)
        {
            return counted;
        }

        var other = OtherGoals.OnRequest(sentence) ?? Milestones.Read(sentence) ?? Indicators.Read(sentence);
        return [other ?? OtherGoals.Qualitative(sentence)];
    }

    private void Add(List<TargetDraft> targets, Commitment commitment, string field)
    {
        foreach (var (index, target) in targets.Take(MostTargets).Index())
        {
            if (targets.Count > 1)
            {
                target.Target.Id = ((char)('a' + index)).ToString();
            }

            commitment.Targets.Add(target.Target);
            target.AddTo(draft, $"{field}.targets[{index}]");
        }
    }

    /// <summary>Areas that targets name are declared in the agreement.</summary>
    private void Declare(CommitmentSentence sentence, Commitment commitment)
    {
        var named = commitment.Targets.SelectMany(target => target.Counting?.Areas ?? []).ToHashSet();
        foreach (var place in sentence.Places.Where(place => named.Contains(place.Code) && !draft.Agreement.Areas.Any(area => area.Code == place.Code)))
        {
            draft.Read($"areas[{draft.Agreement.Areas.Count}].name", sentence.Words.RangeOf(place.First, place.Last), HowRead.Stated, Note.Stated);
            draft.Agreement.Areas.Add(new Area { Code = place.Code, Name = place.Name });
        }
    }

    private void Leave(CommitmentSentence sentence, Commitment commitment, List<Quantity> unused)
    {
        var range = sentence.Words.Range;
        if (commitment.Targets.Any(target => target.Qualitative is not null))
        {
            draft.Leave(range, UnreadReason.NoNumber, new Note(
                "Här står inget tal, så åtagandet kan bara beskrivas. Ange hur mycket, till exempel minst två, om det ska räknas.",
                "There is no number here, so the commitment can only be described. State how much, such as at least two, if it is to be counted."));
        }

        if (commitment.Targets.Any(target => target.Occasions is not null && target.Counting is { Kinds.Count: 0, Outcome: "" }))
        {
            draft.Leave(range, UnreadReason.NoKind, new Note(
                "Inget slag av aktivitet kändes igen, så allt räknas. Välj i kodlistan eller lägg till ett eget.",
                "No kind of activity was recognised, so everything counts. Choose from the code list or add one of your own."));
        }

        foreach (var quantity in unused)
        {
            draft.Leave(sentence.Words.RangeOf(quantity.First, quantity.Last), UnreadReason.NumberNotUsed, new Note(
                "Talet lästes inte som ett mål.", "The number was not read as a target."));
        }

        var violations = new Violations("");
        violations.Innocent(commitment.Text, "text");
        if (!violations.None)
        {
            draft.Leave(range, UnreadReason.PersonalData, new Note(
                "Här står något som pekar ut en person, till exempel ett telefonnummer. Det måste bort innan utkastet kan sparas.",
                "Something here points out a person, such as a phone number. It must go before the draft can be stored."));
        }
    }
}
