using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>The linter's warnings, those of several kinds of target by name.</summary>
internal static class Warnings
{
    public static LintWarning NoNumber(string field) => Of(field, "NO_NUMBER",
        "Det framgår inte hur mycket som ska göras. Ange ett antal, till exempel minst två.",
        "It is not stated how much is to be done. State a number, such as at least two.");

    public static LintWarning NoIndicator(string field) => Of(field, "NO_INDICATOR",
        "Det framgår inte hur det ska märkas att målet är nått. Är det en effekt, ange en indikator med ett värde; är det arbete som ska göras, ange vilka slag som räknas.",
        "It is not stated how it will be seen that the goal is reached. For an effect, state an indicator with a value; for work to be done, state which kinds count.");

    public static LintWarning NoKind(string field) => Of(field, "NO_KIND",
        "Målet säger inte vilka slags aktiviteter som räknas, så allt räknas. Ange minst ett slag.",
        "The target does not say which kinds of activity count, so everything does. State at least one kind.");

    public static LintWarning NoRequestKind(string field) => Of(field, "NO_KIND",
        "Målet säger inte vad som ska göras vid behov eller på begäran. Ange minst ett slag.",
        "The target does not say what is done when there is a need or a request. State at least one kind.");

    public static LintWarning NoUnit(string field) => Of(field, "NO_UNIT",
        "Det framgår inte vad talet är ett antal av. Ange ett slag av aktivitet eller en enhet.",
        "It is not clear what the number is a number of. State a kind of activity or a unit.");

    public static LintWarning Of(string field, string code, string sv, string en) =>
        new() { Field = field, Code = code, Message = new LocalizedText { Sv = sv, En = en } };
}
