namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>A part of a whole as a number of per cent that may be shown beside its goal.</summary>
internal static class Percentage
{
    // As many as any shown number has.
    private const int MostDecimals = 6;

    /// <summary>One decimal, and more where fewer would put it on the goal or on its other side: 66.96 of at least 67 is not 67.</summary>
    /// <param name="part">Of the whole.</param>
    /// <param name="whole">More than zero.</param>
    /// <param name="goal">Per cent.</param>
    public static decimal Of(long part, long whole, decimal goal)
    {
        decimal exact = 100m * part / whole;
        for (int decimals = 1; decimals < MostDecimals; decimals++)
        {
            decimal shown = Math.Round(exact, decimals);
            if (Math.Sign(shown - goal) == Math.Sign(exact - goal))
            {
                return shown;
            }
        }

        // Nearer to the goal than any shown number: one step beside it.
        decimal nearest = Math.Round(exact, MostDecimals);
        decimal step = new(1, 0, 0, false, MostDecimals);
        return nearest == goal && exact != goal ? goal + (Math.Sign(exact - goal) * step) : nearest;
    }
}
