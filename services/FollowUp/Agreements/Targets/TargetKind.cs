using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>
/// One kind of target: what its goal must hold, how it stands in the journal, and what will make it hard to follow up. How it is judged is
/// Reporting's. <see cref="TargetKinds"/> lists them.
/// </summary>
internal abstract class TargetKind
{
    // Weeks or months in one window.
    private const int MostTogether = 60;

    /// <summary>The goal's field on the wire.</summary>
    public abstract Target.GoalOneofCase Goal { get; }

    /// <summary>The same as the API writes it.</summary>
    public string Name => Target.Descriptor.FindFieldByNumber((int)Goal).JsonName;

    /// <summary>True when the terms hold a goal of this kind.</summary>
    public abstract bool IsOf(TargetTerms terms);

    /// <summary>Checks the goal of a target that states one of this kind.</summary>
    /// <param name="violations">Gets what is wrong.</param>
    /// <param name="target">As sent.</param>
    /// <param name="field">Path of the goal.</param>
    /// <param name="scope">What it may refer to.</param>
    public abstract void Check(Violations violations, Target target, string field, AgreementScope scope);

    /// <summary>Adds the goal, which has passed its checks.</summary>
    public abstract TargetTerms Read(Target target, TargetTerms terms);

    /// <summary>Writes the goal back.</summary>
    public abstract void Write(TargetTerms terms, Target target);

    /// <summary>What will make it hard to follow up; never an error.</summary>
    public virtual IEnumerable<LintWarning> Lint(TargetTerms terms, string field) => [];

    /// <summary>The calendar window that it holds for, which the ends of a period may cut.</summary>
    public virtual Per CalendarWindow(TargetTerms terms) => Per.Period;

    /// <summary>True for a value that the protos define and that is not "not stated".</summary>
    protected static bool IsStated<T>(T value, T unspecified) where T : struct, Enum => Enum.IsDefined(value) && !value.Equals(unspecified);

    /// <summary>Several weeks or months together, and the day from which they are counted.</summary>
    protected static void CheckEvery(Violations violations, int every, string everyFrom, Per per, string field, AgreementScope scope)
    {
        var isSeveral = every > 1;
        violations.Require(every is >= 0 and <= MostTogether, $"{field}.every", $"1-{MostTogether}, or left out for 1.");
        violations.Require(!isSeveral || per is Per.Week or Per.Month, $"{field}.every", "Only per week or month.");
        violations.Require(isSeveral || everyFrom.Length == 0, $"{field}.everyFrom", "Only beside every.");
        var from = violations.OptionalDay(everyFrom, $"{field}.everyFrom");
        violations.Require(!isSeveral || from is not null || scope.Period is not null, $"{field}.everyFrom", "Required where the agreement has no period.");
    }

    /// <summary>One item of a stated set.</summary>
    protected static void CheckItem(Violations violations, CoverageItem item, string field, bool isNamed)
    {
        violations.Slug(item.Code, $"{field}.code");
        violations.Text(item.Name, $"{field}.name", AgreementFields.LongestName, required: isNamed);
        violations.Text(item.NameEn, $"{field}.nameEn", AgreementFields.LongestName);
    }

    protected static IReadOnlyList<NamedCode> ReadItems(IEnumerable<CoverageItem> items) =>
        [.. items.Select(item => new NamedCode(item.Code, item.Name) { NameEn = item.NameEn })];

    protected static IEnumerable<CoverageItem> WriteItems(IEnumerable<NamedCode> items) =>
        items.Select(item => new CoverageItem { Code = item.Code, Name = item.Name, NameEn = item.NameEn });

    protected static void CheckPer(Violations violations, Per per, string field, AgreementScope scope)
    {
        violations.Require(IsStated(per, Per.Unspecified), $"{field}.per", "Required: the window that it holds for, such as period or year.");
        violations.Require(per != Per.SchoolTerm || scope.HasSchoolTerms, $"{field}.per", "Needs the agreement's schoolTerms.");
    }
}
