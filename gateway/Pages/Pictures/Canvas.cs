using SkiaSharp;

namespace Medborgarlofte.Gateway.Pages.Pictures;

/// <summary>A picture of the size that shared links are shown in, with the pages' colours and one typeface in two weights.</summary>
internal sealed class Canvas : IDisposable
{
    public const int Width = 1200, Height = 630;

    public static readonly SKColor Paper = new(0xFB, 0xFA, 0xF6), Ink = new(0x1D, 0x22, 0x26), Soft = new(0x56, 0x5D, 0x63),
        Accent = new(0x0B, 0x4F, 0x66), Track = new(0xE4, 0xE0, 0xD5);

    private const char Ellipsis = '…';
    private const float LineHeight = 1.22f;

    private static readonly SKTypeface Regular = Face("regular"), Bold = Face("semibold");

    private readonly SKSurface surface = SKSurface.Create(new SKImageInfo(Width, Height));

    public Canvas() => surface.Canvas.Clear(Paper);

    /// <summary>One line; returns where it ends.</summary>
    /// <param name="y">The line that the letters stand on.</param>
    public float Text(string text, float x, float y, float size, SKColor colour, bool bold = false, bool fromRight = false)
    {
        using var font = Font(size, bold);
        using var paint = Fill(colour);
        var width = font.MeasureText(text);
        surface.Canvas.DrawText(text, fromRight ? x - width : x, y, SKTextAlign.Left, font, paint);
        return fromRight ? x : x + width;
    }

    /// <summary>A text in lines of a width; what does not fit in the last one is left out with an ellipsis. Returns the line that the last ones stand on.</summary>
    public float Lines(string text, float x, float y, float width, float size, int most, SKColor colour, bool bold = false)
    {
        using var font = Font(size, bold);
        foreach (var line in Wrap(text, width, most, font))
        {
            Text(line, x, y, size, colour, bold);
            y += size * LineHeight;
        }

        return y - (size * LineHeight);
    }

    /// <summary>The shape of a state, so wide and a little higher.</summary>
    public void Shape(string state, float x, float y, float width)
    {
        using var path = SKPath.ParseSvgPathData(Figures.Shapes.Path(state));
        path.FillType = state == "half" ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        var scale = width / 12;
        surface.Canvas.Save();
        surface.Canvas.Translate(x + scale, y + scale);
        surface.Canvas.Scale(scale);
        using var paint = Fill(state is "met" or "half" ? Accent : state == "missed" ? Ink : Soft);
        if (state is "met" or "half")
        {
            surface.Canvas.DrawPath(path, paint);
        }

        (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, state switch { "missed" => 2.4f, "met" or "half" => 1, _ => 1.6f });
        surface.Canvas.DrawPath(path, paint);
        surface.Canvas.Restore();
    }

    public void Box(float x, float y, float width, float height, SKColor colour)
    {
        using var paint = Fill(colour);
        surface.Canvas.DrawRect(x, y, width, height, paint);
    }

    /// <summary>An empty frame of dashes: nothing is known, which is no zero.</summary>
    public void Unknown(float x, float y, float width, float height)
    {
        using var dashes = SKPathEffect.CreateDash([12, 10], 0);
        using var paint = Fill(Soft);
        (paint.Style, paint.StrokeWidth, paint.PathEffect) = (SKPaintStyle.Stroke, 3, dashes);
        surface.Canvas.DrawRect(x, y, width, height, paint);
    }

    public byte[] ToPng()
    {
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    public void Dispose() => surface.Dispose();

    private static List<string> Wrap(string text, float width, int most, SKFont font)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (font.MeasureText(longer) <= width || lines[^1].Length == 0)
            {
                lines[^1] = longer;
            }
            else if (lines.Count < most)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += Ellipsis;
                break;
            }
        }

        return [.. lines.Select(line => Cut(line, width, font))];
    }

    // A word longer than the line, or the ellipsis itself.
    private static string Cut(string line, float width, SKFont font)
    {
        while (line.Length > 1 && font.MeasureText(line) > width)
        {
            line = $"{line.TrimEnd(Ellipsis)[..^1].TrimEnd()}{Ellipsis}";
        }

        return line;
    }

    private static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    private static SKFont Font(float size, bool bold) => new(bold ? Bold : Regular, size) { Subpixel = true };

    private static SKTypeface Face(string weight)
    {
        using var stream = typeof(Canvas).Assembly.GetManifestResourceStream($"fonts/{weight}.ttf")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
