using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>From verdicts to the wire.</summary>
internal static class FollowUpMapping
{
    /// <summary>Address of a commitment: agreement id, "~", commitment id.</summary>
    public static string Address(CountedWording wording) => $"{wording.Agreement.Id}~{wording.Commitment.Id}";

    public static AgreementFollowUp ToWire(AgreementRecorded agreement, Snapshot snapshot)
    {
        var wire = new AgreementFollowUp
        {
            Id = agreement.Id,
            Title = agreement.Title,
            Period = ToWire(agreement.Period),
            Revision = Wording.RevisionOn(agreement, snapshot.Day),
            Example = agreement.Example,
            SituationPicture = DocumentMapping.Picture(agreement, snapshot.Documents),
        };
        var commitments = CountedWording.On(agreement, snapshot.Day)
            .ToLookup(pair => pair.Shown.Commitment.Promises is [var first, ..] ? first : "");
        foreach (var promise in agreement.Promises.Append(new PromiseTerms("", "", [])).Where(p => p.Id.Length > 0 || commitments[""].Any()))
        {
            var followUp = new PromiseFollowUp { Id = promise.Id, Text = promise.Text };
            followUp.Commitments.AddRange(commitments[promise.Id].Select(pair => ToWire(pair, snapshot)));
            followUp.Problems.AddRange(DocumentMapping.Problems(promise, agreement, snapshot.Documents));
            followUp.Effects.AddRange((promise.Effects ?? []).Select(effect => new ExpectedEffectFollowUp
            {
                Text = effect.Text,
                CommitmentId = effect.Commitment.Length == 0 ? "" : $"{agreement.Id}~{effect.Commitment}",
                Source = effect.Source,
            }));
            wire.Promises.Add(followUp);
        }

        wire.Reviews.AddRange(DocumentMapping.Reviews(agreement.Id, snapshot.Documents));
        wire.Narratives.AddRange(DocumentMapping.Narratives(agreement.Id, "", snapshot.Documents));
        wire.AlsoReported.AddRange(OtherReportsMapping.Also(agreement, snapshot));
        return wire;
    }

    public static CommitmentFollowUp ToWire(WordingPair pair, Snapshot snapshot)
    {
        try
        {
            return ToWire(pair, snapshot, snapshot.Judge(pair.Shown), pair.IsRevised ? snapshot.Judge(pair.First!) : null);
        }
#pragma warning disable CA1031 // One commitment that cannot be put into words must not hide those beside it; it says so itself.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return ToWire(pair, snapshot, snapshot.NotComputed(pair.Shown, [.. snapshot.Tallies[pair.Shown.Address]], e),
                pair.IsRevised ? snapshot.NotComputed(pair.First!, [.. snapshot.Tallies[pair.First!.Address]], e) : null);
        }
    }

    private static CommitmentFollowUp ToWire(WordingPair pair, Snapshot snapshot, Verdict verdict, Verdict? first)
    {
        var wording = pair.Shown;
        var wire = new CommitmentFollowUp
        {
            Id = Address(wording),
            Text = wording.Commitment.Text,
            Outcome = verdict.Outcome,
            Pace = verdict.Pace,
            Rescue = Rescue(verdict, wording.Agreement),
            Evidence = new Contracts.Reporting.V1.Evidence
            {
                State = verdict.Evidence, NotReportedSince = WireFormat.Day(verdict.NotReportedSince),
            },
            Sentence = ToWire(VerdictSentence.For(verdict, wording.Agreement)),
            Receipt = $"/medborgarlofte/v1/commitments/{Address(wording)}/receipt",
            InputHash = verdict.InputHash,
            Example = verdict.Example,
        };
        if (first is not null)
        {
            wire.FirstWording = new FirstWording
            {
                Text = pair.First!.Commitment.Text,
                Outcome = first.Outcome,
                Sentence = ToWire(VerdictSentence.For(first, pair.First.Agreement)),
            };
            wire.FirstWording.Targets.AddRange(first.Targets.Select(TargetFollowUpMapping.ToWire));
            foreach (var target in wire.FirstWording.Targets)
            {
                target.Details.Clear();
            }

            wire.EndedFrom = WireFormat.Day(pair.EndedFrom);
        }

        wire.Evidence.ManifestMismatches.AddRange(NotAssuredText.Of(verdict).Select(ToWire));
        wire.Promises.AddRange(wording.Commitment.Promises);
        wire.Responsible.AddRange(wording.Commitment.Responsible);
        wire.ThirdParties.AddRange(wording.Commitment.ThirdParties
            .Select(code => wording.Agreement.ThirdParties.FirstOrDefault(other => other.Code == code)?.Name ?? code));
        wire.Targets.AddRange(verdict.Targets.Select(TargetFollowUpMapping.ToWire));
        if (verdict is { IsNotComputed: false, Targets.Count: > 1 })
        {
            // One needs no name beside the commitment's.
            foreach (var (target, judged) in wire.Targets.Zip(verdict.Targets))
            {
                target.Name = ToWire(TargetName.For(new JudgedTarget(verdict, judged, wording.Agreement, Alone: false)));
            }
        }

        wire.Narratives.AddRange(DocumentMapping.Narratives(wording.Agreement.Id, wording.Commitment.Id, snapshot.Documents));
        wire.Parts.AddRange(verdict.Parts.Select(ToWire));
        wire.Results.AddRange(OtherReportsMapping.Results(wording, snapshot));
        return wire;
    }

    private static ManifestMismatch ToWire(Declaration declaration) => new()
    {
        Party = declaration.Party,
        Period = ToWire(new DateSpan(declaration.Start, declaration.End)),
        Stated = declaration.Stated,
        Held = declaration.Held,
        ChecksumDiffers = declaration.ChecksumDiffers,
        Text = ToWire(NotAssuredText.For(declaration)),
    };

    private static PartFollowUp ToWire(PartyPart part)
    {
        var wire = new PartFollowUp { Party = part.Party, Suppressed = part.Hiding != Hiding.None };
        if (part.Hiding == Hiding.None)
        {
            wire.Count = part.Count;
        }
        else if (part.Hiding == Hiding.FewerThanFive)
        {
            wire.FewerThan = Suppression.FewerThan;
        }

        return wire;
    }

    public static Period? ToWire(DateSpan? span) => span is null
        ? null
        : new Period { StartDate = WireFormat.Day(span.Start), EndDate = WireFormat.Day(span.End) };

    public static LocalizedText ToWire(BothLanguages text) => new() { Sv = text.Sv, En = text.En };

    private static Contracts.Reporting.V1.Rescue? Rescue(Verdict verdict, AgreementRecorded agreement)
    {
        var target = verdict.Targets.FirstOrDefault(target => target.Rescue is not null);
        if (target?.Rescue is not { } rescue)
        {
            return null;
        }

        var wire = new Contracts.Reporting.V1.Rescue
        {
            Remaining = rescue.Remaining, Text = ToWire(RescueText.For(rescue, target.Target, agreement)),
        };
        if (rescue.Rate is { } rate)
        {
            wire.Rate = (double)rate;
            wire.Per = TargetFollowUpMapping.Name(rescue.Per);
        }

        return wire;
    }
}
