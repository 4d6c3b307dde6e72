using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.ServiceDefaults.Tests.Validation;

/// <summary>A municipality's own code is published, and could be written as a personnummer.</summary>
public sealed class OwnCodeTests
{
    private const string Personnummer = "0685.19811218-9876";

    [Theory]
    [InlineData("0685.nattvandring", false)]
    [InlineData(Personnummer, true)]
    public void Own_InEveryList_HoldsNoPersonnummer(string code, bool isRefused)
    {
        Assert.Equal(isRefused, IsRefused(violations => violations.Kind(code, "0685")));
        Assert.Equal(isRefused, IsRefused(violations => violations.Focuses([code], "0685")));
        Assert.Equal(isRefused, IsRefused(violations => violations.Outcomes([new OutcomeCount { Code = code, Count = 1 }], "0685")));
    }

    private static bool IsRefused(Action<Violations> check)
    {
        var violations = new Violations("record");
        check(violations);
        if (violations.None)
        {
            return false;
        }

        Assert.Equal("PERSONAL_DATA", Assert.Throws<DomainException>(violations.ThrowIfAny).Reason);
        return true;
    }
}
