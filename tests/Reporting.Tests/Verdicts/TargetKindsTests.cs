using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;
using Medborgarlofte.Testing;
using Target = Medborgarlofte.Contracts.FollowUp.V1.Target;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>A kind of target is its own folder and one line in each list of kinds; CONTRIBUTING.md says which.</summary>
public partial class TargetKindsTests
{
    private const string Contributing = "CONTRIBUTING.md";

    /// <summary>The files that name every kind.</summary>
    private static readonly string[] Lists =
    [
        "contracts/protos/medborgarlofte/followup/v1/agreements.proto",
        "contracts/Events/FollowUp/V1/CommitmentTerms.cs",
        "services/FollowUp/Agreements/Targets/TargetKinds.cs",
        "services/Reporting/Verdicts/Targets/TargetKinds.cs",
        "gateway/Pages/Figures/TargetFigure.cs",
    ];

    /// <summary>Three kinds have records of their own, which are checked against the agreement where they are taken.</summary>
    private static readonly string[] OwnRecords =
    [
        "services/FollowUp/Milestones/MilestoneReports.cs",
        "services/FollowUp/Observations/IndicatorObservations.cs",
        "services/FollowUp/Requests/RequestReports.cs",
    ];

    /// <summary>What pages say beside a state: steps have a day, and not every number is a share of another.</summary>
    private static readonly string[] Pages =
    [
        "gateway/Pages/ProgressWords.cs",
        "gateway/Pages/StateWords.cs",
        "gateway/Pages/Figures/WindowGoal.cs",
        "gateway/Pages/OpenData/CalendarEndpoints.cs",

        // "occasions" there is the list of risk occasions.
        "gateway/Codes/PublishedCodeList.cs",
    ];

    /// <summary>The made-up agreements are made of kinds.</summary>
    private const string Example = "services/Standalone/Example/";

    /// <summary>The reader of wordings drafts each kind that it can tell; what it cannot tell is described work.</summary>
    private const string Reader = "services/FollowUp/Wordings/";

    /// <summary>The desk has a sentence to fill in for each kind that it knows; any other goal can be drafted as JSON.</summary>
    private const string Desk = "gateway/Workplace/";

    private static readonly Dictionary<string, string> Sources = new[] { "contracts", "services", "gateway" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => SourceFile().IsMatch(path) && !Generated().IsMatch(path))
        .ToDictionary(path => path, path => Comments().Replace(File.ReadAllText(Path.Combine(Repository.Root, path)), ""));

    public static TheoryData<string> Names => [.. Target.Descriptor.Oneofs[0].Fields.Select(goal => goal.JsonName)];

    [Fact]
    public void All_GoalsOfTheProto_AreKinds() =>
        Assert.Equal(Target.Descriptor.Oneofs[0].Fields.Select(field => field.JsonName), TargetKinds.All.Select(kind => kind.Name));

    [Fact]
    public void Of_TargetWithoutGoal_IsDescribedWork() => Assert.Equal("qualitative", TargetKinds.Of(new TargetTerms { Id = "a" }).Name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Sources_ThatNameAKind_AreItsOwnOrListEveryKind(string name)
    {
        string kind = $"{char.ToUpperInvariant(name[0])}{name[1..]}";
        // A type of the kind, a member access, a pattern, an assignment, or the API's word.
        Regex naming = new(
            $@"\b{kind}(Goal|Target|Kind|Judging|Sentence)\b|(?<!Targets)\.{kind}\b(?!\()|[{{,] {kind}(\.\w+)*:|\b{kind} = |""{name}""");
        string[] named = [.. Sources.Where(source => naming.IsMatch(source.Value)).Select(source => source.Key).Order(StringComparer.Ordinal)];
        string[] own =
        [
            .. named.Where(path => path == $"services/FollowUp/Agreements/Targets/{kind}Kind.cs"
                || path.StartsWith($"services/Reporting/Verdicts/Targets/{kind}/", StringComparison.Ordinal)),
        ];

        Assert.Empty(named.Where(path => !path.StartsWith(Reader, StringComparison.Ordinal) && !path.StartsWith(Example, StringComparison.Ordinal)
                && !path.StartsWith(Desk, StringComparison.Ordinal))
            .Except(own).Except(Lists).Except(OwnRecords).Except(Pages));
        Assert.Contains($"services/FollowUp/Agreements/Targets/{kind}Kind.cs", own);
        Assert.Contains($"services/Reporting/Verdicts/Targets/{kind}/{kind}Kind.cs", own);
        Assert.Empty(Lists[..^1].Except(named));
    }

    [Fact]
    public void Contributing_NewKind_NamesEveryList()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, Contributing));
        Assert.All(Lists, list => Assert.Contains($"`{list}`", text, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\.(cs|razor|proto)\z")]
    private static partial Regex SourceFile();

    [GeneratedRegex("/(obj|bin|Migrations)/")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
