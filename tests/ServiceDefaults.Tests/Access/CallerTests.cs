using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.ServiceDefaults.Tests.Access;

/// <summary>What a refusal of a caller says.</summary>
public sealed class CallerTests
{
    [Theory]
    [InlineData("0685", "The token does not cover municipality 0685.")]
    [InlineData("811218-9876", "The token does not cover this municipality.")]
    [InlineData("", "The token does not cover this municipality.")]
    public void MunicipalityNotAllowed_AnyText_RepeatsAKnownCodeOnly(string stated, string message) =>
        Assert.Equal(message, Caller.MunicipalityNotAllowed(stated).Message);
}
