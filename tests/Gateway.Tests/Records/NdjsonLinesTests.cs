using System.IO.Pipelines;
using System.Text;
using Medborgarlofte.Gateway.Records;

namespace Medborgarlofte.Gateway.Tests.Records;

public sealed class NdjsonLinesTests
{
    private const int Longest = 8;

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\r\n \t\n", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\n\nb\r\n", "1:a 3:b\r")]
    [InlineData("12345678\n123456789\nc", "1:12345678 2:! 3:c")]
    [InlineData("123456789012345678901234567890", "1:!")]
    [InlineData("a\n123456789012345678901234567890\n", "1:a 2:!")]
    public async Task ReadAsync_Text_IsSplitHoweverItArrives(string text, string expected)
    {
        Assert.Equal(expected, await SplitAsync(text, piece: 1));
        Assert.Equal(expected, await SplitAsync(text, piece: 5));
        Assert.Equal(expected, await SplitAsync(text, piece: 1000));
    }

    private static async Task<string> SplitAsync(string text, int piece)
    {
        var pipe = new Pipe();
        var writing = WriteAsync(pipe.Writer, Encoding.UTF8.GetBytes(text), piece);
        var lines = new List<string>();
        await foreach (var line in NdjsonLines.ReadAsync(pipe.Reader, Longest, CancellationToken.None))
        {
            lines.Add($"{line.Number}:{(line.TooLong ? "!" : Encoding.UTF8.GetString(line.Utf8))}");
        }

        await writing;
        return string.Join(' ', lines);
    }

    private static async Task WriteAsync(PipeWriter writer, byte[] bytes, int piece)
    {
        foreach (var part in bytes.Chunk(piece))
        {
            await writer.WriteAsync(part);
            await Task.Yield();
        }

        await writer.CompleteAsync();
    }
}
