using System.Text;
using Medborgarlofte.Gateway.Commitments;

namespace Medborgarlofte.Gateway.Tests.Commitments;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+46", "'+46")]
    [InlineData("- punkt ett", "'- punkt ett")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("  =1", "'  =1")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    [InlineData("-a", "'-a")]
    public void Field_TextThatATableReadsAsAFormula_GetsAnApostrophe(string text, string written) => Assert.Equal(written, Written(csv => csv.Field(text)));

    [Theory]
    [InlineData("Storgatan 12")]
    [InlineData("2020-2021")]
    [InlineData("")]
    [InlineData("-5.5")]
    public void Field_OtherText_IsWrittenAsItIs(string text) => Assert.Equal(text, Written(csv => csv.Field(text)));

    [Fact]
    public void Field_NegativeNumber_StaysANumber() => Assert.Equal("-5.5,-3", Written(csv => csv.Field(-5.5).Field(-3L)));

    [Fact]
    public void Field_CodesThatBeginAsAFormula_GetsAnApostrophe() => Assert.Equal("'-a|b", Written(csv => csv.Field(["-a", "b"])));

    private static string Written(Func<CsvWriter, CsvWriter> write)
    {
        var csv = new CsvWriter(CsvDialect.Standard);
        write(csv).EndLine();
        return Encoding.UTF8.GetString(csv.Take()).TrimEnd('\n').TrimEnd('\r');
    }
}
