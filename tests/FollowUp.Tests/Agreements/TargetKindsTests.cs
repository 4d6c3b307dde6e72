using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements.Targets;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

public class TargetKindsTests
{
    public static TheoryData<string> Goals => [.. Target.Descriptor.Oneofs[0].Fields.Select(goal => goal.Name)];

    [Theory]
    [MemberData(nameof(Goals))]
    public void Of_EachGoalOfTheProto_IsOneKindOnTheWireAndInTheJournal(string goal)
    {
        var field = Target.Descriptor.FindFieldByName(goal);
        var target = new Target();
        // Texts in both languages are required, so they have passed the checks by the time that a goal is read.
        field.Accessor.SetValue(target, field.MessageType == IndicatorTarget.Descriptor
            ? new IndicatorTarget { Name = new() }
            : field.MessageType.Parser.ParseFrom(Array.Empty<byte>()));

        var kind = TargetKinds.Of(target);
        Assert.Equal(field.JsonName, kind?.Name);
        var terms = kind!.Read(target, new TargetTerms { Id = "a" });
        Assert.Same(kind, TargetKinds.Of(terms));
        var back = new Target();
        kind.Write(terms, back);
        Assert.Equal(target.GoalCase, back.GoalCase);
    }

    [Fact]
    public void Write_ShareOfEachItemOrArea_IsWhatWasRead()
    {
        Target[] targets =
        [
            new() { Share = new ShareTarget { Percent = 90, PartOutcome = "a", Items = { new CoverageItem { Code = "norra", Name = "Norra", NameEn = "North" } } } },
            new() { Share = new ShareTarget { Percent = 90, PartOutcome = "a", EachArea = true } },
        ];
        Assert.All(targets, target =>
        {
            var back = new Target();
            TargetKinds.Of(target)!.Write(TargetKinds.Of(target)!.Read(target, new TargetTerms { Id = "a" }), back);
            Assert.Equal(target, back);
        });
    }

    [Fact]
    public void Names_All_AreAsTheApiWritesThem() =>
        Assert.Equal("occasions, share, coverage, milestone, onRequest, indicator or qualitative", TargetKinds.Names);
}
