using Medborgarlofte.Standalone.Tests.Cases;

namespace Medborgarlofte.Pages.Tests.Browser;

/// <summary>Real agreements whose pictures the example does not have: weeks, days, areas, shares, requests, indicators, words alone.</summary>
[Collection(CasesCollection.Name)]
public sealed class CasePageTests(CasesFixture cases, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData("/avtal/", "lulea-2018")]
    [InlineData("/en/agreements/", "jonkoping-2021-2022")]
    [InlineData("/avtal/", "pitea-2023-2025")]
    [InlineData("/en/agreements/", "strangnas-2019")]
    [InlineData("/avtal/", "orebro-2022-2024")]
    public async Task Agreement_EveryWidthAndTheDark_HasNoFault(string root, string name)
    {
        Chromium.SkipIfMissing();
        var played = await cases.PlayedAsync(name);
        var asOf = played.FollowUp.GetProperty("asOf").GetString();
        Assert.Empty(await PageCheck.FaultsAsync(chromium.Browser, new Uri(cases.RestAddress, $"{root}{played.File.AgreementId}?as-of={asOf}")));
    }
}
