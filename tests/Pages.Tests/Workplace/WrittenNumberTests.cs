using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Desk;

namespace Medborgarlofte.Pages.Tests.Workplace;

/// <summary>Numbers as people write them are read as they mean them, or not at all.</summary>
public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("1 000", "1000")]
    [InlineData("1\u00a0234\u202f567", "1234567")]
    [InlineData("1,000", "\"1,000\"")]
    [InlineData("1.000", "\"1.000\"")]
    [InlineData("10 15", "\"10 15\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("tio", "\"tio\"")]
    public void Whole_IsANumberOrTheText(string text, string json) => Assert.Equal(json, WrittenNumber.Whole(text).ToJsonString());

    [Theory]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("−0,125", "-0.125")]
    [InlineData("1 234,500", "1234.500")]
    [InlineData("1000", "1000")]
    [InlineData("1,000", "\"1,000\"")]
    [InlineData("12.500", "\"12.500\"")]
    [InlineData("1.234,5", "\"1.234,5\"")]
    [InlineData("1e3", "\"1e3\"")]
    public void Decimal_IsANumberOrTheText(string text, string json) => Assert.Equal(json, WrittenNumber.Decimal(text).ToJsonString());

    [Theory]
    [InlineData("1.125")]
    [InlineData("12.5")]
    [InlineData("1E-06")]
    [InlineData("-250.125")]
    [InlineData("1000")]
    public void Shown_IsReadAsTheSame(string stored)
    {
        foreach (var language in (Language[])[Language.Swedish, Language.English])
        {
            var read = WrittenNumber.Decimal(WrittenNumber.Shown(stored, language));
            Assert.Equal(double.Parse(stored, System.Globalization.CultureInfo.InvariantCulture), (double)read.GetValue<decimal>());
        }
    }
}
