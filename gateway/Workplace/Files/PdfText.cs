using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Medborgarlofte.Gateway.Workplace.Files;

/// <summary>The text of a PDF, page by page.</summary>
internal static class PdfText
{
    private const int MostPages = 100;
    private const int LongestText = 1_000_000;
    private const int ShortestPage = 20;
    private const int DeepestNesting = 100;

    public static DroppedFile Read(byte[] bytes, CancellationToken stop)
    {
        var limits = new PdfLimits(stop);
        var read = Read(bytes, limits, stop);
        return limits.IsExceeded ? DroppedFile.Of(FileFault.TooLarge) : read;
    }

    private static DroppedFile Read(byte[] bytes, PdfLimits limits, CancellationToken stop)
    {
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { FilterProvider = limits, UseLenientParsing = true, MaxStackDepth = DeepestNesting });
            if (document.NumberOfPages > MostPages)
            {
                return DroppedFile.Of(FileFault.TooLarge);
            }

            document.AddPageFactory<PdfPageCheck, PdfPageCheckFactory>();
            var text = new StringBuilder();
            for (var number = 1; number <= document.NumberOfPages; number++)
            {
                stop.ThrowIfCancellationRequested();
                document.GetPage<PdfPageCheck>(number);
                text.Append(ContentOrderTextExtractor.GetText(document.GetPage(number), addDoubleNewline: true)).Append("\n\n");
                if (text.Length > LongestText)
                {
                    return DroppedFile.Of(FileFault.TooLarge);
                }
            }

            var letters = text.ToString().Count(char.IsLetterOrDigit);
            return letters < ShortestPage ? DroppedFile.Of(FileFault.NoText) : new DroppedFile(text.ToString(), FileFault.None);
        }
        catch (PdfDocumentEncryptedException)
        {
            return DroppedFile.Of(FileFault.Locked);
        }
        catch (OperationCanceledException)
        {
            return DroppedFile.Of(FileFault.Busy);
        }
#pragma warning disable CA1031 // The parser throws whatever a broken file leads it to.
        catch (Exception)
        {
            return DroppedFile.Of(FileFault.Broken);
        }
#pragma warning restore CA1031
    }
}
