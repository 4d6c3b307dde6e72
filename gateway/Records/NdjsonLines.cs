using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Medborgarlofte.Gateway.Records;

/// <summary>One line of a body.</summary>
/// <param name="Number">From 1; empty lines are counted and not told.</param>
/// <param name="Utf8">Its text without line end; valid until the next line is asked for, empty when it is too long.</param>
/// <param name="TooLong">True when it was longer than allowed and was passed over.</param>
internal readonly record struct NdjsonLine(long Number, ReadOnlySequence<byte> Utf8, bool TooLong);

/// <summary>Splits a body into lines as it arrives, holding one line at a time.</summary>
internal static class NdjsonLines
{
    public static async IAsyncEnumerable<NdjsonLine> ReadAsync(
        PipeReader body, int longest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long number = 0;
        var passing = false;
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            try
            {
                while (TryTake(ref rest, read.IsCompleted, out var line))
                {
                    number++;
                    if (passing || line.Length > longest)
                    {
                        passing = false;
                        yield return new NdjsonLine(number, ReadOnlySequence<byte>.Empty, TooLong: true);
                    }
                    else if (!IsBlank(line))
                    {
                        yield return new NdjsonLine(number, line, TooLong: false);
                    }
                }

                passing |= rest.Length > longest;
            }
            finally
            {
                // Also when whoever reads the lines stops at one of them: the server cannot drain a body with a read left open.
                body.AdvanceTo(passing ? rest.End : rest.Start, rest.End);
            }

            if (read.IsCompleted)
            {
                if (passing)
                {
                    yield return new NdjsonLine(number + 1, ReadOnlySequence<byte>.Empty, TooLong: true);
                }

                yield break;
            }
        }
    }

    private static bool TryTake(ref ReadOnlySequence<byte> rest, bool last, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return true;
        }

        line = rest;
        if (!last || rest.IsEmpty)
        {
            return false;
        }

        rest = rest.Slice(rest.End);
        return true;
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
