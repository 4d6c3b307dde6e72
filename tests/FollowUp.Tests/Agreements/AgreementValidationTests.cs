using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Errors;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;
using Agreement = Medborgarlofte.Contracts.FollowUp.V1.Agreement;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

public class AgreementValidationTests
{
    private static LocalizedText RiskWeekends => new() { Sv = "under riskhelger", En = "on risk weekends" };

    [Fact]
    public void Check_Vetlanda_Passes() => AgreementValidation.Check(Vetlanda());

    [Fact]
    public void Check_WithoutPeriodPromisesAndTargets_Passes()
    {
        var draft = Vetlanda();
        draft.Period = null;
        draft.ValidFrom = "";
        draft.Promises.Clear();
        draft.Commitments.Clear();
        draft.Commitments.Add(new Commitment { Id = "1", Text = "Krogkontroller" });

        AgreementValidation.Check(draft);
    }

    [Fact]
    public void Check_SignedWordingOverSeveralLines_Passes()
    {
        var draft = Vetlanda();
        draft.Reading = "En läsning\növer två rader.";
        draft.Promises[0].Text = "Att öka trafiksäkerheten\n– i tätorterna\n– på landet";
        draft.Commitments[0].Text = "Varje vecka:\nen kontroll.";
        draft.Commitments[0].Reading = "En läsning\növer två rader.";

        AgreementValidation.Check(draft);
    }

    [Fact]
    public void Check_EmptyMessage_NamesEveryRequiredField() =>
        Assert.Equal(["agreement.id", "agreement.municipalityCode", "agreement.title"], Fields(new Agreement()));

    public static TheoryData<string, Action<Agreement>> BadHeads => new()
    {
        { "agreement.id", draft => draft.Id = "Ve" },
        { "agreement.id", draft => draft.Id = "vetlanda-2020\n" },
        { "agreement.municipalityCode", draft => (draft.MunicipalityCode, draft.OwnKinds[0].Code) = ("9999", "9999.mopedkvall") },
        { "agreement.title", draft => draft.Title = new string('a', 201) },
        { "agreement.title", draft => draft.Title = "Två\nrader" },
        { "agreement.promises[0].text", draft => draft.Promises[0].Text = "Rad\r\nRad" },
        { "agreement.promises[0].effects[0].text", draft => draft.Promises[0].Effects.Add(new ExpectedEffect { Source = "polisens statistik" }) },
        { "agreement.promises[0].effects[1].commitment", draft => draft.Promises[0].Effects.Add([new() { Text = "Färre olyckor." }, new() { Text = "Färre olyckor.", Commitment = "99" }]) },
        { "agreement.promises[0].effects[0].source", draft => draft.Promises[0].Effects.Add(new ExpectedEffect { Text = "Färre olyckor.", Source = new string('a', 201) }) },
        { "agreement.district", draft => draft.District = "centrum" },
        { "agreement.followsOn", draft => draft.FollowsOn = draft.Id },
        { "agreement.period.startDate", draft => draft.Period.StartDate = "2020-1-1" },
        { "agreement.period.endDate", draft => draft.Period.EndDate = "2019-12-31" },
        { "agreement.validFrom", draft => draft.ValidFrom = "2022-01-01" },
        { "agreement.areas[1].code", draft => draft.Areas.Add(new Area { Code = "resecentrum", Name = "Igen" }) },
        { "agreement.areas[0].name", draft => draft.Areas[0].Name = "" },
        { "agreement.ownKinds[0].code", draft => draft.OwnKinds[0].Code = "0686.mopedkvall" },
        { "agreement.ownKinds[0].plural.en", draft => draft.OwnKinds[0].Plural.En = "" },
        { "agreement.schoolTerms[0].period", draft => draft.SchoolTerms.Add(new SchoolTerm { Name = "Vårterminen 2021" }) },
        { "agreement.schoolTerms[1].period", draft => draft.SchoolTerms.Add([Term("2021-01-11", "2021-06-10"), Term("2021-06-10", "2021-12-20")]) },
        { "agreement.ownOccasions[0].dates[1]", draft => draft.OwnOccasions[0].Dates[1] = "2020-06-12" },
        { "agreement.ownOccasions[1].name.sv", draft => draft.OwnOccasions.Add(new OwnOccasion { Occasion = "hjartat", Name = English }) },
        { "agreement.promises[1].id", draft => (draft.Promises[1].Id, draft.Commitments[2].Promises[1]) = ("1", "1") },
        { "agreement.promises[0].text", draft => draft.Promises[0].Text = " " },
        { "agreement.commitments[1].id", draft => draft.Commitments[1].Id = "1" },
        { "agreement.commitments[3].promises[1]", draft => draft.Commitments[3].Promises.Add("3") },
        { "agreement.commitments[0].responsible[0]", draft => draft.Commitments[0].Responsible[0] = Party.Unspecified },
        { "agreement.commitments[0].thirdParties[0]", draft => draft.Commitments[0].ThirdParties.Add("okand") },
        { "agreement.commitments[0].text", draft => draft.Commitments[0].Text = new string('a', 1001) },
    };

    [Theory]
    [MemberData(nameof(BadHeads))]
    public void Check_OneBadField_NamesItsPath(string field, Action<Agreement> spoil)
    {
        var draft = Vetlanda();
        spoil(draft);

        Assert.Equal(field, Assert.Single(Fields(draft)));
    }

    public static TheoryData<string, Action<Target>> BadTargets => new()
    {
        { "", target => target.ClearGoal() },
        { ".id", target => target.Id = "A" },
        { ".occasions.comparison", target => target.Occasions.Comparison = Comparison.Unspecified },
        { ".occasions.number", target => target.Occasions.Number = -1 },
        { ".occasions.upperNumber", target => target.Occasions.UpperNumber = 20 },
        { ".occasions.upperNumber", target => (target.Occasions.Comparison, target.Occasions.UpperNumber) = (Comparison.Between, 14) },
        { ".occasions.per", target => target.Occasions.Per = Per.Unspecified },
        { ".occasions.per", target => target.Occasions.Per = Per.SchoolTerm },
        { ".occasions.seasons", target => target.Occasions.Seasons.Add(Season.Summer) },
        { ".occasions.eachArea", target => target.Occasions.EachArea = true },
        { ".occasions.upperIsCeiling", target => target.Occasions.UpperIsCeiling = true },
        { ".occasions.allAreas", target => (target.Occasions.AllAreas, target.Occasions.Per) = (true, Per.Month) },
        { ".occasions.every", target => (target.Occasions.Every, target.Occasions.Per) = (61, Per.Week) },
        { ".occasions.every", target => (target.Occasions.Every, target.Occasions.Per) = (2, Per.Year) },
        { ".occasions.everyFrom", target => (target.Occasions.EveryFrom, target.Occasions.Per) = ("2020-01-13", Per.Week) },
        { ".occasions.everyFrom", target => (target.Occasions.Every, target.Occasions.Per, target.Occasions.EveryFrom) = (2, Per.Week, "måndag") },
        { ".counting.weekdays[0]", target => target.Counting.Weekdays.Add(Weekday.Unspecified) },
        { ".counting.days[0].endDate", target => target.Counting = new CountingRule(target.Counting) { DaysPhrase = RiskWeekends, Days = { Days("2020-05-02", "2020-04-30") } } },
        { ".counting.daysPhrase", target => target.Counting.DaysPhrase = RiskWeekends },
        { ".indicator.measured", target => (target.Indicator = Trygghet(Direction.Lower, 5)).Measured = Days("2018-01-01", "2018-12-31") },
        { ".share.partOutcome", target => target.Share = Share(20, "") },
        { ".share.percent", target => target.Share = Share(101, "forstagangsanvandare") },
        { ".share.eachArea", target => (target.Share = Share(20, "forstagangsanvandare")).EachArea = true },
        { ".share.items[0].name", target => (target.Share = Share(20, "forstagangsanvandare")).Items.Add(new CoverageItem { Code = "norra" }) },
        { ".share.items[1].code", target => (target.Share = Share(20, "forstagangsanvandare")).Items.Add([Kiosk, Kiosk]) },
        { ".coverage.items[0].name", target => (target.Coverage = Risk("jul")).RiskOccasions = false },
        { ".coverage.per", target => target.Coverage = new CoverageTarget { Per = Per.Period, RiskOccasions = true } },
        { ".coverage.items[0].code", target => target.Coverage = Risk("okand") },
        { ".coverage.items[1].code", target => target.Coverage = Risk("jul", "jul") },
        { ".milestone.steps", target => target.Milestone = new MilestoneTarget() },
        { ".milestone.steps[0].name.sv", target => target.Milestone = Milestone(English) },
        { ".onRequest.percent", target => target.OnRequest = new OnRequestTarget { Percent = 101 } },
        { ".indicator.direction", target => target.Indicator = Trygghet(Direction.Unspecified, 80) },
        { ".indicator.goal", target => target.Indicator = Trygghet(Direction.Lower, double.NaN) },
        { ".indicator.goal", target => target.Indicator = Trygghet(Direction.Lower, double.MaxValue) },
        { ".indicator.goal", target => target.Indicator = Trygghet(Direction.Lower, 1e27) },
        { ".qualitative.describedInMonth", target => target.Qualitative = new QualitativeTarget { DescribedInMonth = 13 } },
        { ".counting.kinds[0]", target => target.Counting.Kinds[0] = "0685.okand" },
        { ".counting.focuses[0]", target => target.Counting.Focuses.Add("okand") },
        { ".counting.areas[0]", target => target.Counting.Areas.Add("okand") },
        { ".counting.thirdParties[0]", target => target.Counting.ThirdParties.Add("okand") },
        { ".counting.outcome", target => target.Counting.Outcome = "okand" },
        { ".counting.unit", target => target.Counting.Unit = "okand" },
        { ".counting.audiences[0]", target => target.Counting.Audiences.Add("okand") },
        { ".counting.measureStep", target => target.Counting.MeasureStep = Contracts.Municipal.V1.MeasureStep.Planned },
        { ".within.endDate", target => target.Within = Days("2021-12-01", "2022-01-31") },
    };

    [Fact]
    public void ToTerms_WindowsAreasAndDays_AreWrittenBackAsTheyWere()
    {
        var draft = Vetlanda();
        var target = draft.Commitments[1].Targets[0];
        target.Id = "a";
        (target.Occasions.Comparison, target.Occasions.UpperNumber, target.Occasions.UpperIsCeiling) = (Comparison.Between, 20, true);
        (target.Occasions.Per, target.Occasions.Every, target.Occasions.EveryFrom) = (Per.Week, 2, "2020-01-13");
        target.Counting.Weekdays.Add([Weekday.Friday, Weekday.Saturday]);
        target.Counting.Days.Add(Days("2020-04-30", "2020-05-02"));
        target.Counting.DaysPhrase = RiskWeekends;
        AgreementValidation.Check(draft);

        Assert.Equal(target, AgreementMapping.ToWire(AgreementMapping.ToTerms(draft), null).Commitments[1].Targets[0]);
    }

    [Theory]
    [MemberData(nameof(BadTargets))]
    public void Check_OneBadTargetField_NamesItsPath(string field, Action<Target> spoil)
    {
        var draft = Vetlanda();
        spoil(draft.Commitments[1].Targets[0]);

        Assert.Equal($"agreement.commitments[1].targets[0]{field}", Assert.Single(Fields(draft)));
    }

    [Fact]
    public void Check_SeveralBadFields_NamesThemAll()
    {
        var draft = Vetlanda();
        draft.Title = "";
        draft.Commitments[1].Targets[0].Occasions.Number = -1;
        draft.Commitments[2].Targets[0].Counting.Bodies.Add("Nämnd");

        Assert.Equal(
            ["agreement.title", "agreement.commitments[1].targets[0].occasions.number", "agreement.commitments[2].targets[0].counting.bodies[1]"],
            Fields(draft));
    }

    [Fact]
    public void Check_SecondTargetNamedAsTheFirstIsByPlace_IsRefused()
    {
        var draft = Vetlanda();
        draft.Commitments[1].Targets.Add(new Target { Id = "a", OnRequest = new OnRequestTarget() });

        Assert.Equal("agreement.commitments[1].targets[1].id", Assert.Single(Fields(draft)));
    }

    [Fact]
    public void Check_PhoneNumberInSignedWording_IsPersonalDataAndNotRepeated()
    {
        var draft = Vetlanda();
        draft.Commitments[0].Text = "Ring 070-123 45 67 för mer information.";

        var refusal = Refused(draft);
        Assert.Equal("PERSONAL_DATA", refusal.Reason);
        Assert.Equal("agreement.commitments[0].text", Assert.Single(refusal.Fields).Field);
        Assert.DoesNotContain("070", refusal.Fields[0].Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OwnKindAreaThirdPartyAndOccasion_AreKnownOnceDeclared()
    {
        var draft = Vetlanda();
        draft.OwnOccasions.Add(new OwnOccasion { Occasion = "hjartats-dag", Name = Both("hjärtats dag") });
        var counting = new CountingRule { Kinds = { "0685.mopedkvall" }, Areas = { "resecentrum" }, ThirdParties = { "vatterhem" } };
        draft.Commitments[1].Targets[0].Counting = counting;
        draft.Commitments[1].Targets[0].Occasions.EachArea = true;
        draft.Commitments[3].Targets[0].Coverage.Items.Add(new CoverageItem { Code = "hjartats-dag" });

        AgreementValidation.Check(draft);
    }

    private static LocalizedText English => new() { En = "heart" };

    private static IEnumerable<string> Fields(Agreement draft) => Refused(draft).Fields.Select(field => field.Field);

    private static DomainException Refused(Agreement draft) => Assert.Throws<DomainException>(() => AgreementValidation.Check(draft));

    private static SchoolTerm Term(string start, string end) => new() { Name = start, Period = Days(start, end) };

    private static CoverageItem Kiosk => new() { Code = "norra", Name = "Norra kiosken", NameEn = "the North kiosk" };

    private static ShareTarget Share(int percent, string part) => new() { Comparison = Comparison.AtLeast, Percent = percent, PartOutcome = part };

    private static MilestoneTarget Milestone(LocalizedText name) => new() { Steps = { new MilestoneStep { Code = "est", Name = name } } };

    private static IndicatorTarget Trygghet(Direction direction, double goal) => new()
    {
        Name = Both("trygghet"), Direction = direction, Goal = goal,
    };

    private static CoverageTarget Risk(params string[] codes) => new()
    {
        Per = Per.Year, RiskOccasions = true, Items = { codes.Select(code => new CoverageItem { Code = code }) },
    };
}
