using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What a party states of its own work: "Polisen uppger att åtgärden är genomförd". It stands beside the figure and never in its place.</summary>
internal static class StatementText
{
    /// <summary>
    /// Where a number is promised and work is stated without one: "Polisen uppger att åtgärden är genomförd, men har inte redovisat något
    /// antal. Löftet är minst 30, så det går inte att räkna efter". False where there is a number, or no such statement.
    /// </summary>
    public static bool Lead(JudgedTarget target, Passage passage)
    {
        if (!Leads(target))
        {
            return false;
        }

        PartyStatement[] told = [.. Told(target.Result)];
        if (told is [var one])
        {
            BothLanguages text = Text(one.Statement, [one.Party]);
            string have = one.Party == Party.Police ? "have" : "has";
            passage.Say($"{text.Sv}, men har inte redovisat något antal", $"{text.En}, but {have} not reported any number");
        }
        else
        {
            SayEach(told, passage);
            passage.Say("inget antal är redovisat", "no number has been reported");
        }

        BothLanguages promise = target.Kind.PromisedNumber(target)!;
        passage.Say($"{promise.Sv}, så det går inte att räkna efter", $"{promise.En}, so it is not possible to check by counting");
        if (target.Alone && !target.IsOver)
        {
            Closing.SayTime(target.Verdict, target.Span, passage);
        }

        return true;
    }

    /// <summary>What the parties state, after all of the targets; nothing where a target has begun with it.</summary>
    public static void Say(IReadOnlyList<JudgedTarget> targets, Passage passage)
    {
        // An account is of the commitment, so each of its targets has the same.
        if (targets.Any(Leads))
        {
            return;
        }

        SayEach([.. targets.SelectMany(target => Told(target.Result)).Distinct()], passage);
    }

    private static bool Leads(JudgedTarget target) =>
        target is { Result: { Records: 0, LeftOut.Count: 0 }, IsDeclaredZero: false, HasNotBegun: false }
        && target.Kind.PromisedNumber(target) is not null && Told(target.Result).Any(statement => statement.HasBegun);

    private static IEnumerable<PartyStatement> Told(TargetVerdict result) =>
        result.Statements.Where(statement => statement.Statement != Statement.Unspecified);

    // What both state alike is said once.
    private static void SayEach(IReadOnlyList<PartyStatement> told, Passage passage)
    {
        foreach (IGrouping<Statement, PartyStatement> alike in told.OrderBy(statement => statement.Party).GroupBy(statement => statement.Statement))
        {
            passage.Say(Text(alike.Key, [.. alike.Select(statement => statement.Party).Distinct()]));
        }
    }

    private static BothLanguages Text(Statement statement, Party[] parties)
    {
        (string sv, string en) = statement switch
        {
            Statement.Done => ("är genomförd", "has been carried out"),
            Statement.Ongoing => ("pågår", "is under way"),
            Statement.Partly => ("är delvis genomförd", "has been carried out in part"),
            Statement.Planned => ("är planerad", "is planned"),
            _ => ("inte är genomförd", "has not been carried out"),
        };
        string who = Words.EnglishAnd([.. parties.Select(PartyName.EnglishFor)]);
        return new($"{Words.SwedishAnd([.. parties.Select(PartyName.SwedishFor)])} uppger att åtgärden {sv}",
            $"{who} {(parties is [Party.Municipality] ? "states" : "state")} that the measure {en}");
    }
}
