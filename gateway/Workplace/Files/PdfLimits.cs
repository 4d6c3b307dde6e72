using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Medborgarlofte.Gateway.Workplace.Files;

/// <summary>A PDF holds more than is read.</summary>
internal sealed class PdfTooLargeException : Exception;

/// <summary>
/// What may be unpacked and drawn of one PDF, and the filters that hold to it. The library unpacks a stream whole, however large: here its
/// size is found first, in little memory.
/// </summary>
/// <param name="stop">Ends the reading.</param>
internal sealed class PdfLimits(CancellationToken stop) : IFilterProvider
{
    private const int MostLetters = 1_000_000;
    private const int MostForms = 10_000;

    private long bytesLeft = 64L * 1024 * 1024;
    private int lettersLeft = MostLetters;
    private int formsLeft = MostForms;

    /// <summary>True once a limit was passed. The library may go on without what it could not read.</summary>
    public bool IsExceeded { get; private set; }

    public void TakeLetter() => Take(--lettersLeft);

    public void TakeForm() => Take(--formsLeft);

    public void TakeBytes(long number) => Take(bytesLeft -= number);

    public void Refuse()
    {
        IsExceeded = true;
        throw new PdfTooLargeException();
    }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limit(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limit(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limit(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Limit(IReadOnlyList<IFilter> filters)
    {
        stop.ThrowIfCancellationRequested();
        return [.. filters.Select(filter => new LimitedFilter(filter, this))];
    }

    private void Take(long left)
    {
        stop.ThrowIfCancellationRequested();
        if (left < 0 || IsExceeded)
        {
            Refuse();
        }
    }

    private sealed class LimitedFilter(IFilter filter, PdfLimits limits) : IFilter
    {
        // A byte packed by the two other ways that can grow is at most so many.
        private const int LargestGrowth = 4096;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            switch (filter.GetType().Name)
            {
                case "FlateFilter":
                    Measure(input);
                    break;
                case "LzwFilter" or "RunLengthFilter":
                    limits.TakeBytes((long)input.Length * LargestGrowth);
                    break;
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        private void Measure(Memory<byte> input)
        {
            var buffer = new byte[81_920];
            try
            {
                using var unpacked = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
                for (int read; (read = unpacked.Read(buffer)) > 0;)
                {
                    limits.TakeBytes(read);
                }
            }
            catch (InvalidDataException)
            {
                // Broken at its end, as some programs write it: the library reads what there is.
            }
        }
    }
}
