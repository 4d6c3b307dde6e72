using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>
/// The picture of a shared link: a bar with its mark for each commitment. It holds no letters, since drawing them would need a font and
/// a library; the title, the description and the alternative text of the link say the same in words.
/// </summary>
internal static class Card
{
    private const int Width = 1200, Height = 630, Margin = 80;
    private const byte Paper = 0, Ink = 1, Accent = 2, Track = 3;

    private static readonly byte[] Colours = [0xFB, 0xFA, 0xF6, 0x1D, 0x22, 0x26, 0x0B, 0x4F, 0x66, 0xDD, 0xDA, 0xD0];

    public static byte[] Png(AgreementFollowUp agreement)
    {
        var image = new PngImage(Width, Height, Colours);
        var commitments = agreement.Promises.SelectMany(promise => promise.Commitments).ToList();
        image.Fill(0, 0, 16, Height, Accent);
        var step = Math.Min(90, (Height - (2 * Margin)) / Math.Max(1, commitments.Count));
        var top = (Height - (step * commitments.Count)) / 2;
        foreach (var (commitment, index) in commitments.Select((commitment, index) => (commitment, index)))
        {
            Row(image, commitment, top + (index * step), Math.Max(2, step * 3 / 5));
        }

        return image.ToBytes();
    }

    private static void Row(PngImage image, CommitmentFollowUp commitment, int y, int height)
    {
        const int left = Margin, room = Width - (2 * Margin);
        image.Fill(left, y, room, height, Track);
        if (commitment.Targets.Count == 0 || Bar.Of(commitment.Targets[0], null, default) is not { } bar)
        {
            return;
        }

        image.Fill(left, y, (int)(room * Math.Clamp(bar.Filled ?? 0, 0, 1)), height, Accent);
        image.Fill(left + (int)(room * Math.Clamp(bar.Mark, 0, 1)) - 3, y - (height / 6), 6, height + (height / 3), Ink);
    }
}
